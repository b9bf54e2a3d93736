// What this device can do with the site: keep it for offline use, take updates, and
// install it. It works on what the pages have for it: html[data-offline] and
// html[data-install] choose the words that are seen, and a click on an element with
// data-do does what that says.

import { copy, install } from './device/install.js';
import './device/language.js';
import { keep } from './device/offline.js';

document.addEventListener('click', e => {
  const button = e.target.closest && e.target.closest('[data-do]');
  const act = button && { keep, install, copy }[button.dataset.do];
  if (!act) return;
  act();
  button.closest('.states').focus({ preventScroll: true }); // the button may go
});
