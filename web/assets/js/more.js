// What few of those who embed ask for: embed.js imports it where an option does.

import { inside } from './embed/view.js';

export { read, write } from './embed/mirror.js';
export { languageAndScript } from './locale.js';

/** click has the frame load when the reader takes the link, but for another tab or window.
 * @param {HTMLSlotElement} slot of the link @param {() => void} load */
export const click = (slot, load) => {
  slot.onclick = e => {
    if (slot.nextSibling || e.ctrlKey || e.metaKey || e.shiftKey) return; // the frame is there
    e.preventDefault();
    load();
  };
};

/** examine brings the doctor for an element that has the attribute. It resolves when that is
 * there, or does not come. @param {HTMLElement} host */
export const examine = async host => {
  if (!host.matches('[debug]:not([debug=false])')) return;
  const file = new URL(DOCTOR_SCRIPT, import.meta.url).href;
  try {
    await import(file);
    setTimeout(() => window[inside].examine()); // once the widget has started
  } catch {
    console.error(NAME + ': write script-src ' + file);
  }
};
