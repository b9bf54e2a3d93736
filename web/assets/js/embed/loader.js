// The script tag: it makes the element known, and where it has an option, puts one
// behind itself.

import { create, own } from './dom.js';
import { source } from './source.js';
import { inside, made, mark, options } from './view.js';

/** advise says what always works. */
const advise = () => console.error(NAME + ': write <script src=' + HOME + EMBED_SCRIPT + '> in body');

/** load does what the script tag asks for. @param {(base: string) => void} define */
export function load(define) {
  const script = /** @type {HTMLScriptElement} */ (own('currentScript')); // a module has none
  // Where stacks say nothing, the address of the tag counts. Code within a page or a bundle has none of its own.
  const [, address, base = HOME] = source.exec(Error().stack + '\n@' + (script && script.src) + ':1:1\n') || [];
  if (!address) advise();
  if (!base) return;
  if (!customElements.get(ELEMENT)) { // else a copy of this ran already
    window.shimingEmbed = { version: PROTOCOL, sources: [] };
    define(base);
  }
  window.shimingEmbed.sources.push(address);
  // The tag of a module, and of a script that a library has run, is not the running one.
  for (const tag of own('scripts')) if (tag === script || tag.src === address) put(tag, base);
}

/** put puts an element behind a script tag that has options, unless it is there: in a page
 * that was saved after the script ran, or restored by the host.
 * @param {HTMLScriptElement} script @param {string} base */
function put(script, base) {
  const element = create(/** @type {any} */ (ELEMENT));
  for (const name of options) {
    const value = script.getAttribute('data-' + name);
    if (value !== null) element.setAttribute(name, value);
  }
  const next = /** @type {any} */ (script.nextElementSibling);
  if (!element.hasAttributes() || (next && next[inside] && next.matches(made))) return;
  element.setAttribute(mark, '');
  element[inside].base = base; // the copy of the script that defined it may be another site's
  if (script.parentNode instanceof HTMLHeadElement) {
    advise();
    if (!element.hasAttribute('debug')) return; // the doctor says it on the page
  }
  script.after(element);
}
