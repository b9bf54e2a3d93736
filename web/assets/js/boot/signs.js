// The signs that somebody uses a page. The page is to be told of them from its beginning,
// before the script that starts the program is there.

import { closest } from '../dom.js';

/** @param {boolean} framed */
const namesOf = framed => (framed ? ['click', 'keydown'] : // who scrolls past a frame does not use it
  ['pointerdown', 'touchstart', 'keydown', 'focusin', 'scroll', 'wheel']);

/** awaitSign calls then at the first sign. @param {boolean} framed whether the page is for frames @param {() => void} then */
export function awaitSign(framed, then) {
  const names = namesOf(framed);
  /** @param {Event} e */
  const onSign = e => {
    // An answer to a question of the status line is no use of the page, nor is the focus that follows.
    if (closest(e, '#status') || (e.type === 'focusin' && closest(e, '#main') === e.target)) return;
    // Nor is a click on a link in a frame, which brings another page.
    if (framed && e.type === 'click' && closest(e, 'a[href]')) return;
    names.forEach(name => removeEventListener(name, onSign, true));
    then();
  };
  names.forEach(name => addEventListener(name, onSign, { capture: true, passive: true }));
}
