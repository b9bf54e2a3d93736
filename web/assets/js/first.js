// The first script of a page is small: it opens what is to be open, and asks for the next one
// once something was painted, so that this delays neither what is to be seen nor the first answer.

import { isRevisit, restoreOpen } from './boot/restore.js';
import { awaitSign } from './boot/signs.js';
import { closest, make } from './dom.js';

const tag = /** @type {HTMLScriptElement} */ (document.querySelector('script[data-boot]')), src = tag.dataset.boot;
// A page that was saved may say these, and has the script.
delete tag.dataset.used;
delete tag.dataset.opened;

let asked = !!document.querySelector('script[src="' + src + '"]');
function ask() {
  if (asked) return;
  asked = true;
  const script = make('script', document.head, { src, onerror() {
    script.remove();
    asked = false; // the next sign of use asks again
    awaitSign(framed, onSign);
  } });
}

function onSign() {
  tag.dataset.used = '';
  ask();
}

if (isRevisit()) restoreOpen();
const target = location.hash && document.getElementById(location.hash.slice(1)), named = target && target.closest('details');
if (named) { // what an address may say else, the next script knows
  named.open = true;
  tag.dataset.opened = '';
}

const framed = 'frame' in tag.dataset;
if (framed) ask(); // a host page greets it as soon as the page has loaded, which waits for this
requestAnimationFrame(() => setTimeout(ask));
setTimeout(ask, 300); // a page that is not in sight is not painted
awaitSign(framed, onSign);

// What was pressed before the next script is there is pressed again once it is.
addEventListener('click', e => { if (!window.shiming) tag.pressed = closest(e, '[data-root] button') || tag.pressed; }, true);
