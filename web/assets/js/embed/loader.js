// The script tag: it makes the element known, and where it has an option, puts one
// behind itself.

import { options } from './options.js';

const script = document.currentScript || document.querySelector('[src*="/embed.js"]');

export function loader(define) {
  const source = script.src;
  const base = new URL('.', source).href;
  const shared = window.shimingEmbed = window.shimingEmbed || { version: 1, sources: [] };
  shared.sources.push(source);
  const known = customElements.get('shiming-faq');
  if (!known) define(base);
  const given = options.filter(name => script.hasAttribute('data-' + name));
  if (!given.length) return;
  if (script.parentNode === document.head) {
    console.error('shiming: in head', script);
    if (!given.includes('debug')) return; // embed-doctor.js says it on the page
  }
  const element = document.createElement('shiming-faq');
  for (const name of given) element.setAttribute(name, script.getAttribute('data-' + name));
  if (known) element.setAttribute('base', base); // that copy may be another site's
  script.after(element);
}
