import { make } from '../dom.js';
import { askStatus, flashStatus, words } from './status.js';

/** copy puts a text on the clipboard and calls then with whether it did. @type {Shiming['copy']} */
export function copy(text, then) {
  const fallback = () => then(copyFromField(text));
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(() => then(true), fallback);
  else fallback();
}

/** copyAddress copies an address and says so. @param {string} url */
export function copyAddress(url) {
  copy(url, done => {
    if (done) flashStatus('note', words.copied);
    else askStatus('note', words.copy.replace('{address}', url)); // to be copied by hand: no time limit
  });
}

/** copyFromField copies in browsers without the Clipboard API. @param {string} text */
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
