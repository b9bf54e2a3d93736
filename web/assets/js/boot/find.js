// The search until the program has its own: through the questions on the page, as far as the
// browser can fold what is written. What it has found stays until the next input.

import { make } from '../dom.js';
import { field } from './field.js';
import { shiming } from './page.js';
import { words } from './status.js';

/** A text: its letters and digits, with a space for what is between, and where each of them stands in it.
 * @typedef {{ text: string, folded: string, at: number[] }} Folded */

/** @param {string} text @returns {Folded} */
function fold(text) {
  let folded = '', i = 0;
  /** @type {number[]} */
  const at = [];
  for (const c of text) {
    for (const unit of c.normalize('NFKD').toLowerCase()) {
      folded += /[\p{L}\p{N}]/u.test(unit) ? unit : /[\p{M}\p{Cf}]/u.test(unit) || folded.endsWith(' ') ? '' : ' ';
    }
    while (at.length < folded.length) at.push(i);
    i += c.length;
  }
  return { text, folded, at };
}

/** pieces returns what a query is made of: its words, and the pairs of characters of those
 * that are written without spaces. A single letter is in most texts. @param {string} query */
const pieces = query => Array.from(new Set(query.normalize('NFKC').split(/[^\p{L}\p{N}]+/u).map(word => [...fold(word).folded]).flatMap(word =>
  (word.length > 2 && word.some(c => /\p{sc=Han}/u.test(c)) ? word.slice(1).map((c, i) => word[i] + c) : /^[a-z]?$/.test(word.join('')) ? [] : word.join('')))));

const most = 8;

/** @typedef {{ id: string, fields: Folded[] }} Entry of the title, keywords and answer */

/** @type {Entry[]} */
let entries;

const read = () => Array.from(document.querySelectorAll('.topic:not(.folds) details[id]'), e => ({
  id: e.id,
  fields: [e.querySelector('summary').textContent, e.getAttribute('data-keywords') || '',
    Array.from(e.querySelectorAll('.answer > :not(.source, .acts)'), part => part.textContent).join(' ')].map(fold)
}));

/** find returns the entries that have at least half of what is on the page of a query, by
 * how rare it is, the best first. @param {string[]} query */
function find(query) {
  /** @param {Entry} e @param {string} piece */
  const worth = (e, piece) => [4, 3, 1].find((_, i) => e.fields[i].folded.includes(piece)) || 0;
  const rare = query.map(piece => Math.log(1 + entries.length / entries.filter(e => worth(e, piece)).length)).map(n => (n < 99 ? n : 0));
  const all = rare.reduce((a, b) => a + b, 0);
  return entries.map(e => ({ e, has: query.reduce((n, piece, i) => n + (worth(e, piece) && rare[i]), 0),
    score: query.reduce((n, piece, i) => n + worth(e, piece) * rare[i], 0) }))
    .filter(hit => hit.has && hit.has >= all / 2).sort((a, b) => b.score - a.score).map(hit => hit.e);
}

/** mark appends a part of a text, with marks at what was searched for.
 * @param {Node} to @param {Folded} of @param {string[]} query @param {number} from @param {number} end */
function mark(to, of, query, from, end) {
  const marked = new Set(query.flatMap(piece => {
    const places = [];
    for (let i = -1; (i = of.folded.indexOf(piece, i + 1)) >= 0;) for (let k = 0; k < piece.length; k++) places.push(of.at[i + k]);
    return places;
  }).flatMap(i => (of.text.codePointAt(i) > 0xffff ? [i, i + 1] : i)));
  for (let i = from, next; i < end; i = next) {
    for (next = i + 1; next < end && (marked.has(next) === marked.has(i) || /\p{M}/u.test(of.text[next])); next++);
    if (marked.has(i)) make('mark', to, { textContent: of.text.slice(i, next) });
    else to.appendChild(new Text(of.text.slice(i, next)));
  }
}

/** The list, where it is on the page. @type {HTMLElement | null} */
let list = null;

/** clearFound takes the list away. */
export function clearFound() {
  shiming.found = '';
  if (!list) return;
  if (list.contains(document.activeElement)) field().focus();
  list.remove();
  list = null;
}
addEventListener('shiming:shown', clearFound);

/** findOnPage shows what it finds of what is in the field, and returns what there is to say of it, or
 * nothing: the program may find more. */
export function findOnPage() {
  clearFound();
  const text = field() ? field().value.trim() : '';
  if (shiming.searches || !text) return '';
  entries = entries || read();
  const query = pieces(text), hits = find(query);
  if (!hits.length) return '';
  shiming.found = text;
  list = make('div', field().closest('section'), { id: 'found', className: 'card' });
  const count = words.found.replace('{count}', String(hits.length));
  make('p', list, { className: 'count', textContent: count });
  const items = make('ol', list, { className: 'hits' });
  for (const { id, fields: [title, , answer] } of hits.slice(0, most)) {
    const link = make('a', make('li', items), { href: '#' + id });
    mark(make('span', link, { className: 'title' }), title, query, 0, title.text.length);
    make('small', link, { className: 'kind', textContent: words.question });
    const first = Math.min(...query.map(piece => answer.folded.indexOf(piece)).filter(i => i >= 0));
    const from = first > 12 && first < 1e6 ? answer.at[first - 12] : 0, end = Math.min(from + 60, answer.text.length);
    const text = make('small', link, { className: 'text', textContent: from ? '…' : '' });
    mark(text, answer, query, from, end);
    if (end < answer.text.length) text.append('…');
  }
  return count;
}
