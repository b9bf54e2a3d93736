import { make } from '../dom.js';
import { askStatus, flashStatus, words } from './status.js';

/** copy puts a text on the clipboard and calls then with whether it did. @type {Shiming['copy']} */
export async function copy(text, then) {
  let done = false;
  try {
    // Some in-app browsers have a part of the Clipboard API, and some never answer.
    const late = new Promise(resolve => { setTimeout(resolve, 1000, false); });
    done = await Promise.race([navigator.clipboard.writeText(text).then(() => true), late]);
  } catch { /* it is copied from a field */ }
  then(done || copyFromField(text));
}

/** copyAddress copies an address and says so. @param {string} url */
export function copyAddress(url) {
  copy(url, done => {
    if (done) flashStatus('note', words.copied);
    else askStatus('note', words.copy.replace('{address}', url)); // to be copied by hand: no time limit
  });
}

/** copyFromField copies where the Clipboard API does not. @param {string} text */
function copyFromField(text) {
  const before = /** @type {HTMLElement} */ (document.activeElement);
  const place = document.querySelector('dialog[open]') || document.body; // outside of an open dialog nothing gets the focus
  const field = make('textarea', place, { value: text, readOnly: true, className: 'aside' });
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (before) before.focus({ preventScroll: true });
  return done;
}
