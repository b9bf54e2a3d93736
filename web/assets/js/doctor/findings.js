// What may be wrong with an element.

import { contrast, readable, rgb } from '../embed/colour.js';
import { own } from '../embed/dom.js';
import { parameter } from '../embed/mirror.js';
import { ids, inside, isView, length } from '../embed/view.js';
import { languageAndScript } from '../locale.js';

/** What went wrong last: what the attributes say is looked at anew. @type {WeakMap<EventTarget, WidgetError | void>} */
const errors = new WeakMap();

/** listen notes what elements tell of, and has something done then. @param {() => void} then */
export function listen(then) {
  for (const kind of ids(EVENTS)) addEventListener(NAME + ':' + kind, e => {
    if (kind !== 'height') errors.set(e.target, /** @type {CustomEvent} */ (e).detail.code);
    then();
  });
}

/** @typedef {[code: WidgetFinding, facts: string]} Finding */

/** language returns the language that a tag means, if the library has it. @param {string} tag */
export const language = tag => Object.keys(DOCTOR).find(known => languageAndScript(known) === languageAndScript(tag));

/** all returns the elements that have an option. One whose value is false has it not.
 * @param {string} option @returns {NodeListOf<HTMLElement>} */
export const all = option => /** @type {any} */ (own('querySelectorAll').call(document, ELEMENT + '[' + option + ']:not([' + option + '=false])'));

/** diagnose returns what is wrong with an element: names of the words that say so, each
 * with the facts of the case. @param {HTMLElement} host @returns {Finding[]} */
export function diagnose(host) {
  if (!host.isConnected) return [['removed', '']];
  if (own('head').contains(host)) return [['head', '']];
  /** @param {WidgetOption} name */
  const get = name => host.getAttribute(name) || '';
  const root = host.shadowRoot;
  const frame = root.querySelector('iframe');
  const home = new URL(root.querySelector('a').href).origin;
  /** @type {Finding[]} */
  const list = [];

  const box = root.querySelector('div');
  const error = errors.get(host);
  if (!isView(get('view') || 'faq') || error === 'view') list.push(['view', get('view')]);
  if (get('lang') && !language(get('lang'))) list.push(['language', get('lang')]);
  if (error === 'blocked') list.push([error, 'frame-src ' + home]);
  const late = /shown/.test(box.className); // it came all the same
  if ((error === 'timeout' || error === 'refused') && !late) list.push([error, home]);

  const sources = Array.from(new Set(window[inside]));
  if (sources.length > 1) list.push(['loaders', sources.join(' ')]);

  /** @param {string} name */
  const local = name => /^(localhost|127\.|\[::1\])/.test(name);
  const strayed = local(new URL(home).hostname) ? !local(location.hostname) : HOME && !HOME.startsWith(home + '/');
  if (strayed) list.push(['origin', home]);

  const { width, height } = box.getBoundingClientRect();
  if (frame && frame.style.height && (width < 200 || height < 120 || isClipped(box, host))) {
    list.push(['height', Math.round(width) + ' × ' + Math.round(height)]);
  }

  for (const [name, pattern] of lengths) {
    if (get(name) && !pattern.test(get(name))) list.push(['length', name + '="' + get(name) + '"']);
  }

  const name = parameter(get('mirror-url'));
  const mirrors = Array.from(all('mirror-url'), e => parameter(e.getAttribute('mirror-url')));
  if (host.hasAttribute('mirror-url') && mirrors.filter(other => other === name).length > 1) list.push(['mirror', name]);

  const accent = get('accent');
  const colour = accent && rgb(accent);
  if (accent && !colour) list.push(['colour', accent]);
  // What is judged is what is seen: few colours suit both schemes as they are.
  const scheme = frame && /** @type {'light' | 'dark' | ''} */ (frame.style.colorScheme);
  if (colour && scheme) {
    const grounds = GROUNDS[scheme].map(rgb);
    const least = Math.min(...grounds.map(g => contrast(colour, g)));
    if (least < 4.5) list.push(['contrast', scheme + ' ' + accent + ' ' + least.toFixed(1) + ':1 → ' + hex(readable(colour, grounds))]);
  }
  return list;
}

const pixels = /^\d+(\.\d+)?(px)?$/;
/** @type {[WidgetOption, RegExp][]} */
const lengths = [['min-height', pixels], ['max-height', pixels], ['radius', length]];

/** @param {number[]} colour */
const hex = colour => '#' + colour.map(v => (256 + Math.round(v)).toString(16).slice(1)).join('');

/** isClipped reports whether something around an element cuts its box off, or has it
 * scrolled in less than half of the window. @param {HTMLElement} box @param {HTMLElement} host */
function isClipped(box, host) {
  const bottom = box.getBoundingClientRect().bottom;
  for (let e = around(host); e && e !== own('body'); e = around(e)) {
    const { overflowY } = getComputedStyle(e);
    if (/hidden|clip/.test(overflowY) && measure(e, 'getBoundingClientRect').call(e).bottom < bottom - 1) return true;
    const height = measure(e, 'clientHeight');
    if (/auto|scroll/.test(overflowY) && measure(e, 'scrollHeight') > height + 1 && height < innerHeight / 2) return true;
  }
  return false;
}

// Fields of a form may have the names of what is asked for here.

/** around returns the element around another one. @param {Element} e @returns {Element | null} */
const around = e => Reflect.get(Node.prototype, 'parentElement', e);

/** measure returns a property of an element. @template {keyof Element} K @param {Element} e @param {K} name @returns {Element[K]} */
const measure = (e, name) => Reflect.get(Element.prototype, name, e);
