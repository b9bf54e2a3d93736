// The first script of a page is small: it asks for the next one once something was painted,
// so that this delays neither what is to be seen nor the first answer.

import { awaitSign } from './boot/signs.js';
import { make } from './dom.js';

const tag = /** @type {HTMLScriptElement} */ (document.querySelector('script[data-boot]')), src = tag.dataset.boot;
delete tag.dataset.used; // a page that was saved may say it, and has the script

function ask() {
  if (!document.querySelector('script[src="' + src + '"]')) make('script', document.head, { src });
}

requestAnimationFrame(() => setTimeout(ask));
setTimeout(ask, 300); // a page that is not in sight is not painted
awaitSign('frame' in tag.dataset, () => {
  tag.dataset.used = '';
  ask();
});
