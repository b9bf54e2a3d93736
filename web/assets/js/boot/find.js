// The search until the program has its own: through the questions on the page, by what the
// browser can fold and what the index knows, once that is there. What it has found stays until
// the next input.

import { make } from '../dom.js';
import { field } from './field.js';
import { shiming } from './page.js';
import { index } from './searchindex.js';
import { words } from './status.js';

/** plain leaves the letters and digits of a text, with a space for what is between. @param {string} text */
const plain = text => text.normalize('NFKD').toLowerCase().replace(/[\p{M}\p{Cf}]/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ');

/** fold does so with spaces around it, so that words can be told from parts of words. @param {string} text */
const fold = text => plain(' ' + text + ' ');

// What is written without spaces.
const solid = /\p{sc=Han}/u;

/** keys returns texts as they are looked for in a folded one. @param {string[] | null} [texts] */
const keys = texts => (texts || []).map(text => (solid.test(text) ? fold(text).trim() : fold(text))).filter(key => key.trim());

/** What there is of the index, folded. */
const learn = ({ asked, synonyms, checker, filler } = /** @type {Partial<SearchIndex>} */ (index || {})) => ({
  asked: new Map((asked || []).map(([id, ...ways]) => [id, fold(ways.join(' '))])),
  synonyms: (synonyms || []).map(keys), checker: keys(checker), filler: keys(filler)
});

/** @type {ReturnType<typeof learn>} */
let known;
addEventListener('shiming:index', () => { known = null; });

// What can be found: the questions and the checker, which has no id.
const read = () => Array.from(document.querySelectorAll('.start, .topic:not(.folds) details[id]'), e => {
  const heading = e.querySelector('h2, summary');
  const title = heading.textContent, text = Array.from(e.querySelectorAll('h2 + .hint, .answer > :not(.source, .acts)'), part => part.textContent).join(' ');
  return { id: e.id, anchor: e.id || heading.id, title, text, folded: [title, e.getAttribute('data-keywords') || '', text].map(fold) };
});

/** @type {ReturnType<typeof read>} */
let entries;

/** find returns what has something of a query, the best first, and the pieces that this is told by. @param {string} text */
function find(text) {
  entries = entries || read();
  const { asked, synonyms, checker, filler } = known = known || learn(), typed = fold(text);
  /** How much the pieces of the query count. @type {Map<string, number>} */
  const query = new Map();
  /** add adds the pieces of a text: its words, and of those that are written without spaces the
   * characters and their pairs. A single letter is in most texts. @param {string} text @param {number} weight */
  const add = (text, weight) => text.split(' ').forEach(word => {
    const chars = [...word];
    /** @param {string} piece @param {number} weight */
    const put = (piece, weight) => query.set(piece, Math.max(weight, query.get(piece) || 0));
    if (chars[1] && solid.test(word)) chars.forEach((c, i) => {
      put(c, weight / 3);
      if (i) put(chars[i - 1] + c, weight);
    });
    else if (!/^[a-z]?$/.test(word)) put(/^[a-z]/.test(word) ? ' ' + word : word, weight);
  });
  add(filler.reduce((rest, word) => rest.split(word).join(' '), typed), 1);
  add(typed, query.size ? 0.1 : 1);
  for (const [name, ...others] of synonyms) if (others.some(word => typed.includes(word))) add(name, 0.6);

  const all = entries.map(({ id, folded: [title, keywords, text] }) => [title, keywords, asked.get(id || 'checker') || '', text]);
  const scores = all.map(() => 0), told = all.map(() => false);
  const telling = Array.from(query.keys()).filter(piece => query.get(piece) > 0.5);
  query.forEach((weight, piece) => {
    const worth = all.map(texts => [4, 3, 2, 1].find((_, i) => texts[i].includes(piece)));
    const rare = Math.log(1 + all.length / worth.filter(Boolean).length);
    worth.forEach((n, i) => {
      if (!n) return;
      scores[i] += n * weight * rare;
      told[i] = told[i] || telling.includes(piece);
    });
  });
  const least = Math.max(...scores) / 4, first = checker.some(word => typed.includes(word));
  const hits = entries.map((e, i) => ({ e, score: first && !e.id ? Infinity : told[i] ? scores[i] : 0 }))
    .filter(hit => hit.score && hit.score >= least).sort((a, b) => b.score - a.score).map(hit => hit.e);
  return { hits, telling };
}

/** show appends a text with marks at the pieces, or a part of it from a little before the first
 * of them on. @param {HTMLElement} to @param {string} text @param {string} folded @param {string[]} pieces @param {number} most characters */
function show(to, text, folded, pieces, most) {
  const chars = [...text], at = [0]; // where each unit of what is folded stands
  let read = ' ';
  chars.forEach((c, i) => {
    const units = plain(c);
    read += read.endsWith(' ') ? units.trimStart() : units;
    while (at.length < read.length) at.push(i);
  });
  /** @type {Set<number>} */
  const marked = new Set();
  for (const piece of pieces) {
    for (let i = -1; (i = folded.indexOf(piece, i + 1)) >= 0;) for (let k = 0; k < piece.length; k++) if (piece[k] !== ' ') marked.add(at[i + k]);
  }
  const from = marked.size ? Math.max(0, Math.min(...marked) - most / 5) : 0, end = Math.min(from + most, chars.length);
  if (from) to.append('…');
  for (let i = from, next; i < end; i = next) {
    for (next = i + 1; next < end && (marked.has(next) === marked.has(i) || /[\p{M}\p{Cf}]/u.test(chars[next])); next++);
    const textContent = chars.slice(i, next).join('');
    if (marked.has(i)) make('mark', to, { textContent });
    else to.append(textContent);
  }
  if (end < chars.length) to.append('…');
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
  const { hits, telling } = find(text);
  if (!hits.length) return '';
  shiming.found = text;
  list = make('div', field().closest('section'), { id: 'found', className: 'card' });
  const count = words.found.replace('{count}', String(hits.length));
  make('p', list, { className: 'count', textContent: count });
  const items = make('ol', list, { className: 'hits' });
  for (const { id, anchor, title, text, folded } of hits.slice(0, 8)) {
    const link = make('a', make('li', items), { href: '#' + anchor });
    show(make('span', link, { className: 'title' }), title, folded[0], telling, Infinity);
    if (id) make('small', link, { className: 'kind', textContent: words.question });
    show(make('small', link, { className: 'text' }), text, folded[2], telling, 60);
  }
  return count;
}
