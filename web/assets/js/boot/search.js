// The search field: keys, the address, and what is typed before the program is there,
// which stays in the field until the program reads it.

import { conf, framed, shiming, state } from './page.js';
import { go } from './navigate.js';
import { start } from './start.js';
import { fetched, genuine } from '../fetch.js';

const field = () => document.getElementById('q');
const announcer = document.getElementById('announcer');

// An input method begins and ends words.
shiming.composing = false;
addEventListener('compositionstart', e => { shiming.composing = e.target === field(); }, true);
addEventListener('compositionend', () => { shiming.composing = false; }, true);

// Who types wants the program, also on a line that is to be spared, and is told once
// that it is coming or cannot come.
addEventListener('input', e => {
  if (e.target !== field() || state() === 'ready') return;
  if (state() === 'waiting') start();
  const hint = document.querySelector(state() === 'failed' ? '.search .broken' : '.search .coming').textContent;
  if (announcer.textContent !== hint) announcer.textContent = hint;
}, true);

// typed returns what is in the field. A new one gets what the address asks.
export function typed() {
  const f = field();
  if (!f) return '';
  if (!('asked' in f)) {
    f.asked = true;
    const query = !framed && new URLSearchParams(location.search).get('q');
    if (query && !f.value) f.value = query;
  }
  return f.value;
}

let telling = 0, pending = null;

let entered = null; // what got the focus last
addEventListener('focusin', e => { entered = e.target; });

// asked tells of a search, once the reader pauses: to assistive technology, and by the
// address. Who has gone into the list that it is about to replace is back at the field
// then, not nowhere.
export function asked(text, said) {
  const list = document.getElementById('found');
  if (list) new MutationObserver((_, observer) => {
    if (list.isConnected) return;
    observer.disconnect();
    if (list.contains(entered)) field().focus();
  }).observe(list.parentNode, { childList: true });
  pending = text;
  clearTimeout(telling);
  telling = setTimeout(() => {
    note();
    if (said) announcer.textContent = said;
  }, 500);
}

// silence leaves unsaid what was found, where the reader is elsewhere by now.
const silence = () => clearTimeout(telling);
addEventListener('shiming:shown', silence);

// note keeps in the address what was searched for.
function note() {
  const text = pending;
  pending = null;
  if (text === null || framed || !field()) return;
  const to = new URL(location.href);
  if ((to.searchParams.get('q') || '') === text) return;
  if (text) to.searchParams.set('q', text);
  else to.searchParams.delete('q');
  to.hash = '';
  try {
    history.replaceState(history.state, '', to.href);
  } catch (often) { /* a browser may limit how often; the next pause comes */ }
}

addEventListener('click', e => {
  if (!hits().some(a => a.contains(e.target))) return;
  silence();
  if (pending !== null) note();
}, true);

const hits = () => Array.from(document.querySelectorAll('#found a'));

// goOn moves the focus to a hit, which go-app may have to make yet.
export function goOn(n, frames = 10) {
  const hit = hits()[n];
  if (hit) hit.focus();
  else if (frames) requestAnimationFrame(() => goOn(n, frames - 1));
}

export function tables(then) {
  fetched(conf.search).then(r => r.arrayBuffer()).then(bytes => genuine(conf.search, bytes))
    .then(bytes => new TextDecoder().decode(bytes), err => {
      console.error(err);
      return '';
    }).then(then);
}

addEventListener('keydown', e => {
  // Safari ends a word before the key that ends it; the key is numbered as part of one.
  if (e.isComposing || e.keyCode === 229 || shiming.composing || e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === '/' && wanted() && !editable(e.target)) {
    e.preventDefault();
    seek();
    return;
  }
  const all = hits(), at = all.indexOf(document.activeElement);
  if (at < 0 && e.target !== field()) return;
  const acts = {
    ArrowDown: () => goOn(at + 1),
    ArrowUp: () => (at > 0 ? goOn(at - 1) : field().focus()),
    Escape: clear
  };
  if (e.key === 'Enter' && at < 0 && all.length) acts.Enter = () => all[0].click();
  if (!Object.prototype.hasOwnProperty.call(acts, e.key)) return;
  e.preventDefault();
  acts[e.key]();
});

function clear() {
  blank();
  field().focus();
}

// blank empties the field.
export function blank() {
  const f = field();
  if (!f || !f.value) return;
  f.value = '';
  f.dispatchEvent(new Event('input', { bubbles: true }));
}

function editable(e) {
  return e.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName);
}

// seek goes to the field, from a page without one to the home page first.
function seek() {
  if (field()) {
    field().focus();
    field().select();
    return;
  }
  const home = document.querySelector('.brand');
  if (!home) return;
  if (state() !== 'ready') {
    location.assign(home.href + '#q');
    return;
  }
  // Once the page is at its beginning, from where the focus takes it to the field.
  addEventListener('shiming:shown', () => setTimeout(() => field() && field().focus()), { once: true });
  go(home.href, 'push');
}

// The key can be given up: whoever speaks to the device may press it without a wish to.
const key = 'shiming:key:' + conf.base;

// wanted tells whether it leads to the field: not in a frame, whose readers cannot give
// it up.
function wanted() {
  if (framed) return false;
  try { return localStorage.getItem(key) !== 'off'; } catch (refused) { return true; }
}

addEventListener('change', e => {
  if (e.target.id !== 'key') return;
  try { localStorage.setItem(key, e.target.checked ? 'on' : 'off'); } catch (refused) { /* then it stays as it is */ }
});

function showKey() {
  const box = document.getElementById('key');
  if (box) box.checked = wanted();
}
addEventListener('shiming:shown', showKey);
showKey();

// An address that asks something wants an answer, and to be there.
if (typed() && !framed && new URLSearchParams(location.search).has('q')) {
  if (!location.hash) field().closest('section').scrollIntoView();
  if (state() === 'waiting') addEventListener('load', start);
}
