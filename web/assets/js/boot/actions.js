// Copy, print, share and the card, for each answer and each verdict.

import { closest } from '../dom.js';
import { copy } from './clipboard.js';
import { appState, conf, html, shiming } from './page.js';
import { start } from './start.js';
import { askStatus, flashStatus, words } from './status.js';

/** @typedef {HTMLElement} Row the row of buttons of an answer or a verdict */

/** @returns {NodeListOf<Row>} */
const rows = () => document.querySelectorAll('.acts');

/** @param {Row} row */
const address = row => new URL(row.dataset.address, location.href).href;

/** sharedAddress returns the address as it is passed on. That of a verdict says by which
 * rules it came about; the one that is shown and printed is the plain one. @param {Row} row */
function sharedAddress(row) {
  /** @type {HTMLElement} */
  const verdict = row.closest('article').querySelector('.verdict');
  if (!verdict) return address(row);
  return address(row) + '?' + REVISION_PARAM + '=' + conf.rules + '&' + RULE_PARAM + '=' + verdict.dataset.rule +
    '&' + VERDICT_PARAM + '=' + verdict.dataset.verdict;
}

/** @param {string} url */
function copyAddress(url) {
  copy(url, done => {
    if (done) flashStatus('note', words.copied);
    else askStatus('note', words.copy.replace('{address}', url)); // to be copied by hand, which takes its time
  });
}

/** What is not printed. @type {HTMLElement[]} */
const notPrinted = [];
/** The answers that are open for the printer alone. @type {HTMLDetailsElement[]} */
let openedForPrint = [];
let asked = false, begun = false; // the printing of one answer

/** The links whose addresses are written out in print. @returns {NodeListOf<HTMLAnchorElement>} */
const links = () => document.querySelectorAll('.answer > :not(.source) a, .steps a, .more a, .hint a, .place a');

function restore() {
  notPrinted.splice(0).forEach(e => { delete e.dataset.aside; });
}

let makingCard = false;

/** whenReady starts the program, unless it runs, and calls then with whether it does.
 * @param {(ready: boolean) => void} then */
function whenReady(then) {
  if (appState() === 'ready') return then(true);
  start();
  if (appState() === 'failed') return then(false);
  addEventListener('shiming:state', () => then(appState() === 'ready'), { once: true });
}

/** @type {Record<string, (row: Row) => void>} */
const actions = {
  copy: row => copyAddress(sharedAddress(row)),

  // card makes the card for customer service. What is on it the program says.
  card() {
    if (makingCard) return;
    makingCard = true;
    /** @param {boolean} ok */
    const made = ok => {
      makingCard = false;
      if (ok) shiming.showCard(shiming.card());
      else flashStatus('note', words.failed);
    };
    whenReady(ok => {
      if (!ok || shiming.showCard) return made(ok);
      const s = document.createElement('script');
      s.src = conf.card;
      s.onload = () => made(true);
      s.onerror = () => { s.remove(); made(false); };
      document.head.appendChild(s);
    });
  },

  share(row) {
    const url = sharedAddress(row);
    navigator.share({ title: row.getAttribute('aria-label'), url }).catch(e => {
      if (e.name !== 'AbortError') copyAddress(url); // a frame that may not share
    });
  },

  // print prints the one answer or verdict, without the rest of the page.
  print(row) {
    restore();
    /** @type {Element} */
    let e = row.closest('details, article');
    for (; e.id !== 'main'; e = e.parentElement) {
      notPrinted.push(.../** @type {HTMLElement[]} */ (Array.from(e.parentElement.children).filter(other => other !== e)));
    }
    notPrinted.forEach(e => { e.dataset.aside = ''; });
    asked = true;
    begun = false;
    if (window.print) window.print();
    // Apps that show pages, and frames that may not, do nothing, and say nothing.
    setTimeout(() => {
      if (begun) return;
      restore();
      flashStatus('note', words.noPrint);
    }, 1000);
  }
};

document.addEventListener('click', e => {
  const button = closest(e, '.acts [data-act]');
  if (button && actions[button.dataset.act]) actions[button.dataset.act](button.closest('.acts'));
});

addEventListener('beforeprint', () => {
  begun = true;
  if (!asked) restore(); // of a printing whose end the browser never told
  asked = false;
  rows().forEach(row => { row.dataset.print = address(row); });
  links().forEach(a => { a.dataset.print = a.href; });
  if (window.CSS && CSS.supports('selector(::details-content)')) return; // the styles open them
  openedForPrint = Array.from(document.querySelectorAll('details:not([open]):not(.others)'));
  openedForPrint.forEach(d => { d.open = true; });
});

addEventListener('afterprint', () => {
  restore();
  document.querySelectorAll('[data-print]').forEach(e => { e.removeAttribute('data-print'); });
  openedForPrint.forEach(d => { d.open = false; });
  setTimeout(() => { openedForPrint = []; }, 50); // what is told of it comes later
});

// Nobody is told of what was opened for the printer: it was not the reader.
document.addEventListener('toggle', e => {
  if (openedForPrint.some(d => d === e.target)) e.stopImmediatePropagation();
}, true);

html.dataset.acts = navigator.share ? 'share' : '';
