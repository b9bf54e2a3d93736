// Addresses change without loading a page, and on every change the reader is where
// a loaded page would put them.

import { byId, clearAttribute, closest } from '../dom.js';
import { clearField } from './field.js';
import { pageChanged, saveOpen } from './openanswers.js';
import { appState, conf, framed, shiming } from './page.js';
import { setStatus } from './status.js';

const announcer = byId('announcer');
/** How the reader came to the current address. @type {'load' | 'push' | 'replace' | 'pop'} */
let arrival = 'load';
const loadedPath = location.pathname;
/** Has the program show the view of the address. @type {() => void} */
let follow;
let entry = 0; // the current history entry
/** History entry -> scroll position in pixels. @type {Record<number, number>} */
const scrolled = {};

// What the address of a plain frame says of the look holds for its next pages too.
const look = new URLSearchParams(framed ? location.search : '');

/** @param {string} address */
function load(address) {
  const to = new URL(address, document.baseURI);
  for (const name of [THEME_PARAM, ACCENT_PARAM]) if (look.has(name)) to.searchParams.set(name, look.get(name));
  location.replace(to);
}

/** takeOver takes over from go-app what it does with links and with scrolling. */
export function takeOver() {
  // There is room for one handler of each kind there, and others take it too. The one below
  // stands in for go-app's own handler of links.
  follow = /** @type {any} */ (window.onpopstate);
  window.onclick = window.onpopstate = null;
  addEventListener('popstate', follow);
  numberEntry();
  history.scrollRestoration = 'manual';
  addEventListener('pagehide', () => { history.scrollRestoration = 'auto'; });
  addEventListener('pageshow', () => { history.scrollRestoration = 'manual'; });
}

const newEntry = () => Date.now() + Math.random();

function numberEntry() {
  entry = (history.state && history.state.entry) || 0;
  if (entry) return;
  entry = newEntry();
  try {
    history.replaceState({ entry }, '');
  } catch { /* a browser may limit how often; then where this one was scrolled to is not known */ }
}

/** push makes a new history entry, and reports whether it did. A browser may limit how
 * often; then it loads the address. @param {string} address */
function push(address) {
  const next = newEntry();
  scrolled[entry] = scrollY;
  try {
    history.pushState({ entry: next }, '', address);
  } catch {
    location.assign(address);
    return false;
  }
  entry = next;
  return true;
}

/** jump scrolls at once, also where a style of others has scrolling animated.
 * @param {number} top in pixels */
const jump = top => scrollTo({ top, behavior: 'instant' });

addEventListener('scroll', () => {
  if (entry) scrolled[entry] = scrollY;
}, { passive: true });

document.addEventListener('click', e => {
  if (e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
  const link = closest(e, 'a[href]');
  if (!link || !/^(|_self)$/.test(link.getAttribute('target') || '') || link.hasAttribute('download')) return;
  const a = new URL(link.getAttribute('href'), document.baseURI); // an SVG link has no properties for the parts of its address
  if (a.origin !== location.origin || !a.pathname.startsWith(conf.base) || /\.\w+$/.test(a.pathname)) return;
  if (shiming.displaced && !framed) return; // an archive's links are its own
  const foreign = link.hasAttribute('hreflang');
  if (foreign && !framed) { // another language has a program of its own; the search and the open answers are kept
    e.preventDefault();
    location.assign(a.pathname + (a.search || location.search) + location.hash);
  }
  if (!framed && (foreign || appState() !== 'ready')) return;
  const samePage = a.pathname === location.pathname && a.search === location.search;
  if (samePage && a.hash && !framed) {
    if (a.hash === location.hash) reveal(true);
    return;
  }
  e.preventDefault();
  // A page in a frame adds nothing to the history of the host page.
  if (framed && (appState() !== 'ready' || shiming.displaced || foreign || (samePage && a.hash))) load(a.href);
  else if (a.pathname !== location.pathname) go(a.href, 'push');
  else if (a.hash) { // a part of this page, whose address asks something else
    if (push(a.href)) reveal(true);
  } else goToTop();
});

/** goToTop goes to the beginning of this page, where nothing is searched for. */
function goToTop() {
  if (location.hash) push(location.pathname + location.search);
  clearField();
  scrollTo(0, 0);
}

/** go goes to another page of the site. @param {string} address @param {'push' | 'replace'} how */
export function go(address, how) {
  arrival = how;
  shiming.brief = how === 'push';
  saveOpen();
  if (how === 'push' && !framed) {
    if (push(address)) follow();
    return;
  }
  try {
    history.replaceState(history.state, '', address); // not allowed in a frame with an opaque origin
    follow();
  } catch {
    load(address);
  }
}

/** setAddress puts an address of the same view in place of the present one. @param {string} address */
export function setAddress(address) {
  try {
    history.replaceState(history.state, '', address);
  } catch { /* a browser may limit how often */ }
}

// This runs before go-app's own handler, which is added later.
addEventListener('popstate', e => {
  if (!e.isTrusted) return;
  if (appState() !== 'ready') {
    // An entry made before a reload: the browser takes it for this document's.
    if (location.pathname !== loadedPath) location.reload();
    return;
  }
  arrival = 'pop';
  shiming.brief = false;
  saveOpen();
  const path = location.pathname;
  const known = history.state && history.state.entry;
  numberEntry();
  if (known) requestAnimationFrame(() => {
    if (location.pathname === path && arrival === 'pop') jump(scrolled[entry] || 0);
  });
});

/** viewShown follows to a view that the program now shows. @type {Shiming['viewShown']} */
export function viewShown(title, description, canonical, announcement) {
  document.title = title;
  setMeta('meta[name=description]', 'content', description);
  setMeta('meta[property="og:title"]', 'content', title);
  setMeta('meta[property="og:description"]', 'content', description);
  setMeta('meta[property="og:url"]', 'content', canonical);
  setMeta('link[rel=canonical]', 'href', canonical);
  announcer.textContent = announcement;
  pageChanged(arrival === 'pop');
  if (!framed || document.hasFocus()) focusHeading(); // the focus is not taken from the host page
  setStatus('changed');
  dispatchEvent(new Event('shiming:shown'));
  if (arrival === 'pop') {
    markTarget();
    jump(scrolled[entry] || 0);
  } else if (!reveal()) jump(0);
}

/** focusHeading moves the focus to the main heading, without scrolling. */
export function focusHeading() {
  /** @type {HTMLElement} */
  const heading = document.querySelector('main h1');
  if (heading) (heading.closest('summary') || heading).focus({ preventScroll: true });
}

/** @param {string} selector @param {string} name @param {string} value */
function setMeta(selector, name, value) {
  const e = document.head.querySelector(selector);
  if (e) e.setAttribute(name, value);
}

/** markTarget returns the element that the fragment names, or null, and does to it what
 * :target does on a loaded page. In the drawing several ends may be meant; within an
 * answer, which is open, nothing is marked. */
export function markTarget() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* as it is */ }
  clearAttribute('data-at');
  let target = id && byId(CSS.escape(id));
  if (!target) { // what was pasted may stand around it
    [id] = new RegExp(ANCHOR).exec(id.toLowerCase()) || [''];
    target = id && byId(id);
  }
  if (!target || answerOf(target)) return target;
  const ends = document.querySelectorAll('[data-ways~="' + CSS.escape(id) + '"]');
  for (const e of ends.length ? ends : [target]) e.setAttribute('data-at', '');
  return target;
}

/** answerOf returns the answer that an element is, or is in. @param {Element} e @returns {HTMLDetailsElement | null} */
const answerOf = e => e.closest('.topic:not(.folds) details');

/** reveal opens the answer that the fragment names, or the part that has what it names, and shows
 * it. Where the reader asked for it on this page, the focus goes there too. @param {boolean} [asked] */
export function reveal(asked) {
  const target = markTarget();
  if (!target) return false;
  const shown = answerOf(target) || target, fold = target.closest('details');
  if (fold) fold.open = true;
  /** @type {HTMLElement} */
  const heading = shown === fold ? fold.querySelector('summary') : target;
  if (asked || target.matches('input')) heading.focus({ preventScroll: true });
  // In a frame, scrollIntoView would scroll the host page too.
  if (framed) scrollTo(0, scrollY + shown.getBoundingClientRect().top);
  else shown.scrollIntoView();
  return true;
}

addEventListener('hashchange', () => reveal(true));
