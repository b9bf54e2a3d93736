// What this device can do with the site: keep it for offline use, take updates, and
// install it. It works on what the pages have for it: html[data-offline] and
// html[data-install] choose the words that are seen, and a click on an element with
// data-do does what that says.

import { install } from './device/install.js';
import './device/language.js';
import { keep } from './device/offline.js';
import { conf, shiming } from './device/page.js';
import { closest } from './dom.js';

/** @type {Record<string, () => void>} */
const actions = { keep, install, copy: () => shiming.copyAddress(location.origin + conf.base) };

document.addEventListener('click', e => {
  const button = closest(e, '[data-do]');
  const act = button && actions[button.dataset.do];
  if (!act) return;
  act();
  /** @type {HTMLElement} */ (button.closest('.states')).focus({ preventScroll: true }); // the button may go
});
