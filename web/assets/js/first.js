// The first script of a page is small: it opens what is to be open, and asks for the next one
// once something was painted, so that this delays neither what is to be seen nor the first answer.

import { isRevisit, restoreOpen } from './boot/restore.js';
import { awaitSign } from './boot/signs.js';
import { make } from './dom.js';

const tag = /** @type {HTMLScriptElement} */ (document.querySelector('script[data-boot]')), src = tag.dataset.boot;
delete tag.dataset.used; // a page that was saved may say it, and has the script

function ask() {
  if (!document.querySelector('script[src="' + src + '"]')) make('script', document.head, { src });
}

if (isRevisit()) restoreOpen();
const named = document.querySelector('details:target');
if (named) named.setAttribute('open', ''); // what an address may say else, the next script knows

const framed = 'frame' in tag.dataset;
if (framed) ask(); // a host page greets it as soon as the page has loaded, which waits for this
requestAnimationFrame(() => setTimeout(ask));
setTimeout(ask, 300); // a page that is not in sight is not painted
awaitSign(framed, () => {
  tag.dataset.used = '';
  ask();
});
