// Addresses change without loading a page, and on every change the reader is where
// a loaded page would put them.

import { keep, turned } from './memory.js';
import { conf, framed, say, shiming, state } from './page.js';
import { blank } from './search.js';

const announcer = document.getElementById('announcer');
let going = 'load'; // how the present address was come to: load, push, replace or pop
const loaded = location.pathname;
let entry = 0; // the present history entry
const scrolled = {}; // history entry -> where it was scrolled to

// What the address of a plain frame says of the look holds for its next pages too.
const asked = new URLSearchParams(framed ? location.search : '');

function load(address) {
  const to = new URL(address, location);
  for (const name of ['theme', 'accent']) if (asked.has(name)) to.searchParams.set(name, asked.get(name));
  location.replace(to);
}

// take takes over from go-app what it does with links and with scrolling.
export function take() {
  window.onclick = null; // go-app's own handler of links; click below stands in for it
  keepEntry();
  history.scrollRestoration = 'manual';
  addEventListener('pagehide', () => { history.scrollRestoration = 'auto'; });
  addEventListener('pageshow', () => { history.scrollRestoration = 'manual'; });
}

function keepEntry() {
  entry = (history.state && history.state.entry) || 0;
  if (!entry) history.replaceState({ entry: entry = Date.now() + Math.random() }, '');
}

addEventListener('scroll', () => {
  if (entry) scrolled[entry] = scrollY;
}, { passive: true });

document.addEventListener('click', e => {
  if (e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
  const link = e.target.closest && e.target.closest('a[href]');
  if (!link || !/^(|_self)$/.test(link.getAttribute('target') || '') || link.hasAttribute('download')) return;
  const a = new URL(link.getAttribute('href'), location); // a link in a drawing knows no parts of its address
  if (a.origin !== location.origin || a.pathname.indexOf(conf.base) !== 0 || /\.\w+$/.test(a.pathname)) return;
  const foreign = link.hasAttribute('hreflang');
  if (foreign && !framed) { // another language is another program's; what is searched for and open stays
    e.preventDefault();
    location.assign(a.pathname + location.search + location.hash);
  }
  if (!framed && (foreign || state() !== 'ready')) return;
  const here = a.pathname === location.pathname && a.search === location.search;
  if (here && a.hash && !framed) {
    if (a.hash === location.hash) reveal(true);
    return;
  }
  e.preventDefault();
  // A page in a frame adds nothing to the history of the host page.
  if (framed && (state() !== 'ready' || foreign || (here && a.hash))) load(a.href);
  else if (a.pathname !== location.pathname) go(a.href, 'push');
  else if (a.hash) fragment(a.href);
  else top();
});

// fragment goes to a part of this page, whose address asks something else.
function fragment(address) {
  scrolled[entry] = scrollY;
  history.pushState(null, '', address);
  keepEntry();
  reveal(true);
}

// top goes to the beginning of this page, where nothing is searched for.
function top() {
  if (location.hash) {
    scrolled[entry] = scrollY;
    history.pushState(null, '', location.pathname + location.search);
    keepEntry();
  }
  blank();
  scrollTo(0, 0);
}

export function go(address, how) {
  going = how;
  shiming.brief = how === 'push';
  keep();
  try {
    if (how === 'push' && !framed) {
      scrolled[entry] = scrollY;
      history.pushState(null, '', address);
    } else {
      history.replaceState(history.state, '', address); // an opaque frame may not
    }
    keepEntry();
    window.onpopstate(new PopStateEvent('popstate'));
  } catch (gone) {
    load(address);
  }
}

// This runs before go-app's own handler, which was set later.
addEventListener('popstate', e => {
  if (!e.isTrusted) return;
  if (state() !== 'ready') {
    // An entry made before a reload: the browser takes it for this document's.
    if (location.pathname !== loaded) location.reload();
    return;
  }
  going = 'pop';
  shiming.brief = false;
  keep();
  const path = location.pathname;
  const known = history.state && history.state.entry;
  keepEntry();
  if (known) requestAnimationFrame(() => {
    if (location.pathname === path && going === 'pop') scrollTo(0, scrolled[entry] || 0);
  });
});

export function shown(title, description, canonical, said) {
  document.title = title;
  meta('meta[name=description]', 'content', description);
  meta('meta[property="og:title"]', 'content', title);
  meta('meta[property="og:description"]', 'content', description);
  meta('meta[property="og:url"]', 'content', canonical);
  meta('link[rel=canonical]', 'href', canonical);
  announcer.textContent = said;
  turned(going === 'pop');
  const heading = document.querySelector('main h1');
  const target = heading && (heading.closest('summary') || heading);
  // The focus is not taken from the host page.
  if (target && (!framed || document.hasFocus())) target.focus({ preventScroll: true });
  say('changed');
  dispatchEvent(new Event('shiming:shown'));
  if (going !== 'pop') {
    if (!reveal()) scrollTo(0, 0);
    return;
  }
  mark(meant());
  scrollTo(0, scrolled[entry] || 0);
}

function meta(selector, name, value) {
  const e = document.head.querySelector(selector);
  if (e) e.setAttribute(name, value);
}

// meant returns the element that the fragment names, or null.
function meant() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch (malformed) { /* as it is */ }
  return id ? document.getElementById(id) : null;
}

// mark does what :target does on a loaded page. In the drawing several ends may be meant;
// an answer is open, which is enough.
function mark(target) {
  document.querySelectorAll('[data-at]').forEach(e => { delete e.dataset.at; });
  if (!target || target.closest('details')) return;
  const ends = document.querySelectorAll('[data-ways~="' + CSS.escape(target.id) + '"]');
  (ends.length ? ends : [target]).forEach(e => { e.dataset.at = ''; });
}

// reveal opens the answer that the fragment names and shows it. Where the reader asked
// for it on this page, the focus goes there too.
export function reveal(asked) {
  const target = meant();
  mark(target);
  if (!target) return false;
  const details = target.closest('details');
  if (details) details.open = true;
  const heading = details ? details.firstElementChild : target;
  if (asked || target.matches('input')) heading.focus({ preventScroll: true });
  // In a frame, scrollIntoView would scroll the host page too.
  if (framed) scrollTo(0, scrollY + (details || target).getBoundingClientRect().top);
  else (details || target).scrollIntoView();
  return true;
}

addEventListener('hashchange', () => reveal(true));
