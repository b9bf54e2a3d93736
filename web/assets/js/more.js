// What few of those who embed ask for: embed.js imports it where an option does.

export { mirror } from './embed/mirror.js';
export { languageAndScript } from './locale.js';

/** take takes a click for the widget, unless the reader wants another tab or window. @param {MouseEvent} e */
export const take = e => {
  const here = !e.ctrlKey && !e.metaKey && !e.shiftKey;
  if (here) e.preventDefault();
  return here;
};

/** examine brings the doctor for an element that has the attribute. It resolves when that is
 * there, or does not come. @param {HTMLElement} host */
export const examine = async host => {
  if (!host.matches('[debug]:not([debug=false])')) return;
  const file = new URL(DOCTOR_SCRIPT, import.meta.url).href;
  try {
    await import(file);
    setTimeout(() => shimingEmbed.examine()); // once the widget has started
  } catch {
    console.error(NAME + ': write script-src ' + file);
  }
};
