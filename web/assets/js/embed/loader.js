// The script tag: it makes the element known, and where it has an option, puts one
// behind itself.

import { options } from './view.js';

const script = /** @type {HTMLScriptElement} */ (document.currentScript || document.querySelector('[src*="/' + EMBED_SCRIPT + '"]'));

/** load does what the script tag asks for. @param {(base: string) => void} define */
export function load(define) {
  const source = script.src;
  const base = new URL('.', source).href;
  const shared = window.shimingEmbed = window.shimingEmbed || { version: PROTOCOL, sources: [] };
  shared.sources.push(source);
  const known = customElements.get(ELEMENT);
  if (!known) define(base);
  const given = options.filter(name => script.hasAttribute('data-' + name));
  if (!given.length) return;
  if (script.parentNode === document.head) {
    console.error(NAME + ': in head', script);
    if (!given.includes('debug')) return; // the doctor says it on the page
  }
  const element = document.createElement(ELEMENT);
  for (const name of given) element.setAttribute(name, script.getAttribute('data-' + name));
  if (known) element.setAttribute('base', base); // that copy may be another site's
  script.after(element);
}
