// The script tag: it makes the element known, and where it has an option, puts one
// behind itself.

import { create, own } from './dom.js';
import { find } from './source.js';
import { inside, mark, options } from './view.js';

/** advise says what always works. */
const advise = () => console.error(NAME + ': write <script src=' + HOME + EMBED_SCRIPT + '> in body');

/** load does what the script tag asks for. @param {(base: string) => void} define */
export function load(define) {
  const script = /** @type {HTMLScriptElement} */ (own('currentScript')); // a module has none
  // Where stacks say nothing, the address of the tag counts. Code within a page or a bundle has none of its own.
  const [, address, base = HOME] = find(Error().stack, script?.src);
  if (!address) advise();
  if (!HOME && !base) return;
  if (!customElements.get(ELEMENT)) define(base); // else a copy of this ran already
  (window[inside] ||= /** @type {any} */ ([])).push(address); // for the doctor
  for (const tag of own('scripts')) {
    // The tag of a module, and of a script that a library has run, is not the running one. Nor
    // is one that the browser leaves alone.
    if (tag[inside] || (tag !== script && (find('', tag.src)[2] !== base || tag.noModule || !/^$|module|text.j/.test(tag.type)))) continue;
    const element = tag[inside] = create(/** @type {any} */ (ELEMENT)); // once
    for (const name of options) {
      if (tag.hasAttribute('data-' + name)) element.setAttribute(name, tag.getAttribute('data-' + name));
    }
    if (!element.hasAttributes()) continue;
    element.setAttribute(mark, '');
    if (element[inside]) element[inside].base = base; // the copy of the script that defined it may be another site's
    if (tag.matches('head *')) {
      advise();
      if (!element.hasAttribute('debug')) continue; // the doctor says it on the page
    }
    // A page that was saved after the script ran, or restored by the host, has one.
    const next = /** @type {any} */ (tag.nextElementSibling);
    if (next && next[inside] && next.hasAttribute(mark)) next.remove();
    tag.after(element);
  }
}
