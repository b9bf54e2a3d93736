// The first script of a page is small: it asks for the next one once something was painted,
// so that this delays neither what is to be seen nor the first answer.

import { awaitSign } from './boot/signs.js';
import { make } from './dom.js';

const tag = /** @type {HTMLScriptElement} */ (document.querySelector('script[data-boot]'));

let asked = false;
function ask() {
  if (!asked) make('script', document.head, { src: tag.dataset.boot });
  asked = true;
}

requestAnimationFrame(() => setTimeout(ask));
setTimeout(ask, 300); // a page that is not in sight is not painted
awaitSign('frame' in tag.dataset, () => {
  tag.dataset.used = '';
  ask();
});
