// The search field: keys, the address, and what is typed before the program is there,
// which stays in the field until the program reads it.

import { byId, closest } from '../dom.js';
import { clearField, field } from './field.js';
import { clearFound, findOnPage } from './find.js';
import { appState, conf, framed, shiming, whenLoaded } from './page.js';
import { loadIndex } from './searchindex.js';
import { start } from './start.js';
import { saveData } from '../fetch.js';

const announcer = byId('announcer');

/** lookOnPage searches the page for what is in the field, and reports whether something of it is there. */
function lookOnPage() {
  if (shiming.searches) return false;
  const said = findOnPage();
  announceSearch(field() ? field().value.trim() : '', said);
  return !!said;
}

const soon = 1000; // ms
let typed = 0; // when

// Typing starts the program, even where data is to be saved. Assistive technology is told
// once that it is loading, or has failed, unless something is found without it.
addEventListener('input', e => {
  if (e.target !== field()) return;
  used();
  typed = performance.now();
  const found = lookOnPage();
  if (appState() === 'ready') return;
  if (appState() === 'waiting') start();
  if (found) return;
  const hint = document.querySelector(appState() === 'failed' ? '.search .broken' : '.search .coming').textContent;
  if (announcer.textContent !== hint) announcer.textContent = hint;
}, true);

/** The fields that have got what the address asks. @type {WeakSet<HTMLInputElement>} */
const filled = new WeakSet();

/** searchText returns what is in the field. A new one gets what the address asks. */
export function searchText() {
  const f = field();
  if (!f) return '';
  if (!filled.has(f)) {
    filled.add(f);
    const query = !framed && addressQuery();
    if (query && !f.value) f.value = query;
  }
  return f.value;
}

/** addressQuery returns what the address asks, unless it is the one of an archive or a proxy. */
function addressQuery() {
  const [, raw = ''] = new RegExp('[?&;]' + SEARCH_PARAM + '=([^&]*)').exec(shiming.displaced ? '' : location.search) || [];
  return decode(raw.replace(/\+/g, ' '));
}

/** decode decodes a text in an address, which may be encoded twice. Old software and some apps
 * write Chinese there in GBK or Big5, which is no UTF-8, or as JavaScript once did.
 * @param {string} raw @returns {string} */
function decode(raw) {
  let text = unescape(raw);
  if (!/[^\0-\xff]/.test(text)) {
    const bytes = Uint8Array.from(text, c => c.charCodeAt(0));
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      text = new TextDecoder(/Hant/.test(conf.lang) ? 'big5' : 'gbk').decode(bytes);
    }
  }
  return /%[89a-f][\da-f]/i.test(text) ? decode(text) : text;
}

let timer = 0; // of the next announcement
/** The text that the address does not have yet. @type {string | null} */
let pending = null;

/** What got the focus last. @type {Node | null} */
let entered = null;
addEventListener('focusin', e => { entered = /** @type {Node} */ (e.target); });

/** searched follows to a search of the program. A reader whose focus is in the list that is
 * about to be replaced gets it back in the field. @type {Shiming['searched']} */
export function searched(text, announcement) {
  clearFound();
  const list = document.getElementById('found');
  if (list) new MutationObserver((_, observer) => {
    if (list.isConnected) return;
    observer.disconnect();
    if (list.contains(entered)) field().focus();
  }).observe(list.parentNode, { childList: true });
  announceSearch(text, announcement);
}

/** announceSearch announces a search to assistive technology, and puts it into the address,
 * once the reader pauses. @param {string} text @param {string} announcement */
function announceSearch(text, announcement) {
  pending = text;
  clearTimeout(timer);
  timer = setTimeout(() => {
    updateAddress();
    if (announcement) announcer.textContent = announcement;
  }, 500);
}

/** cancelPending drops the announcement, and the change of the address, that are due. */
const cancelPending = () => clearTimeout(timer);
addEventListener('shiming:shown', cancelPending);

/** updateAddress puts what was searched for last into the address. */
function updateAddress() {
  const text = pending;
  pending = null;
  if (text === null || framed || shiming.displaced || !field()) return;
  const to = new URL(location.href);
  if ((to.searchParams.get(SEARCH_PARAM) || '') === text) return;
  if (text) to.searchParams.set(SEARCH_PARAM, text);
  else to.searchParams.delete(SEARCH_PARAM);
  to.hash = '';
  try {
    history.replaceState(history.state, '', to.href);
  } catch { /* a browser may limit how often; the next pause comes */ }
}

addEventListener('click', e => {
  if (!closest(e, '#found a')) return;
  cancelPending();
  updateAddress();
}, true);

const hits = () => /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll('#found a')));

/** focusHit moves the focus to a hit, which go-app may have to make yet.
 * @param {number} n from 0 @param {number} [frames] to wait for it */
export function focusHit(n, frames = 10) {
  const hit = hits()[n];
  if (hit) hit.focus();
  else if (frames) requestAnimationFrame(() => focusHit(n, frames - 1));
}

/** What is done once the field is used. @type {() => unknown} */
let used = loadIndex;

/** giveIndex calls then with the index of the search, or "" if it could not be had. Where data is
 * to be saved it waits until the field is used. @type {Shiming['loadIndex']} */
export function giveIndex(then) {
  const give = () => {
    used = loadIndex;
    loadIndex().then(then);
  };
  if (saveData() && !searchText() && document.activeElement !== field()) used = give;
  else give();
}

addEventListener('focusin', e => { if (e.target === field()) used(); });

// With the index the page finds more, and knows better what comes first. A list that has stood
// for a while stays as it is, and so does one that its reader is in.
addEventListener('shiming:index', () => {
  if (appState() !== 'ready' && (!shiming.found || performance.now() < typed + soon && !document.activeElement.closest('#found'))) lookOnPage();
});

addEventListener('keydown', e => {
  // In a composition the keys are the input method's. Safari ends one before the keydown that
  // ends it; keyCode 229 marks that key.
  if (e.isComposing || e.keyCode === 229 || e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === '/' && shortcutEnabled() && !isTyping(e)) {
    e.preventDefault();
    goToField();
    return;
  }
  const all = hits(), at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (at < 0 && e.target !== field()) return;
  if (e.key === 'ArrowDown') focusHit(at + 1);
  else if (e.key === 'ArrowUp' && at > 0) focusHit(at - 1);
  else if (e.key === 'ArrowUp') field().focus();
  else if (e.key === 'Enter' && at < 0 && all.length) all[0].click();
  else if (e.key === 'Escape') {
    clearField();
    field().focus();
  } else return;
  e.preventDefault();
});

/** isTyping reports whether a key may be a character for a field, or for something of others,
 * whose fields may be in a shadow tree. @param {KeyboardEvent} e */
function isTyping(e) {
  const [inner] = /** @type {Element[]} */ (e.composedPath());
  return inner instanceof Element && inner !== document.body && (!inner.closest('[data-root]') || !!inner.closest('input, textarea, select, [contenteditable]'));
}

// The link to the field.
const toField = '[data-root] nav a[href$="#' + SEARCH_ANCHOR + '"]';

/** goToField goes to the field, from a page without one to the home page first. */
function goToField() {
  if (field()) {
    field().focus();
    field().select();
    return;
  }
  /** @type {HTMLAnchorElement} */
  const link = document.querySelector(toField);
  if (link) link.click();
}

addEventListener('click', e => {
  if (!field() || !closest(e, toField) || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
  e.preventDefault();
  goToField();
}, true);

// A keyboard on the screen of a phone leaves little room. Once something is typed the field
// goes to the top of that, and what is found stands below it; then scrolling is the reader's.
const little = 480; // px
let lifted = false;
function lift() {
  const f = field(), view = window.visualViewport;
  if (lifted || framed || !f || !f.value || f !== document.activeElement || (view ? view.height * view.scale : innerHeight) > little) return;
  lifted = true;
  scrollBy(0, f.getBoundingClientRect().top - 8 - (view ? view.offsetTop : 0));
}
addEventListener('input', lift);
addEventListener('focusin', () => { lifted = false; });
if (window.visualViewport) visualViewport.addEventListener('resize', lift);

// The shortcut can be turned off: speech input may press the key by accident.
const shortcutKey = 'shiming:key:' + conf.base;

/** shortcutEnabled reports whether the key leads to the field: not in a frame, where the
 * reader cannot turn it off. */
function shortcutEnabled() {
  if (framed) return false;
  try { return localStorage.getItem(shortcutKey) !== 'off'; } catch { return true; }
}

/** The checkbox that turns it off. @returns {HTMLInputElement | null} */
const shortcutBox = () => document.querySelector('input#key');

addEventListener('change', e => {
  const box = shortcutBox();
  if (e.target !== box) return;
  try { localStorage.setItem(shortcutKey, box.checked ? 'on' : 'off'); } catch { /* then it stays as it is */ }
});

function showShortcut() {
  const box = shortcutBox();
  if (box) box.checked = shortcutEnabled();
}
addEventListener('shiming:shown', showShortcut);
showShortcut();

// An address with a query shows its results at once, from the field on.
if (searchText() && !framed && addressQuery()) {
  if (!location.hash) field().closest('section').scrollIntoView();
}
if (field() && field().value) { // what was typed before this script came, too
  used();
  setTimeout(() => shiming.found || lookOnPage(), soon); // the index should be there before
  if (appState() === 'waiting') whenLoaded(start);
}
