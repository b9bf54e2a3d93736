// Copy, print, share and the card, for each answer and each verdict.

import { clearAttribute, closest, loadScript } from '../dom.js';
import { copy, copyAddress } from './clipboard.js';
import { appState, conf, html, shiming } from './page.js';
import { start } from './start.js';
import { flashStatus, words } from './status.js';

/** @typedef {HTMLElement} Row the row of buttons of an answer or a verdict */

/** address returns the address of an answer or a verdict: on a page of an archive that of the site's
 * own. @param {Row} row */
const address = row => new URL(row.dataset.address, (shiming.displaced && conf.origin) || document.baseURI).href;

/** sharedAddress returns the address as it is passed on. That of a verdict says from which
 * revision of the rules it comes; the one that is shown and printed is the plain one. @param {Row} row */
function sharedAddress(row) {
  /** @type {HTMLElement} */
  const verdict = row.closest('article').querySelector('.verdict');
  if (!verdict) return address(row);
  return address(row) + '?' + REVISION_PARAM + '=' + conf.rules + '&' + RULE_PARAM + '=' + verdict.dataset.rule +
    '&' + VERDICT_PARAM + '=' + verdict.dataset.verdict;
}

/** The answers that are open for the printer alone. @type {HTMLDetailsElement[]} */
let openedForPrint = [];
let asked = false, begun = false; // the printing of one answer

/** restore brings back what is not printed. */
const restore = () => clearAttribute('data-aside');

let makingCard = false;

/** whenReady starts the program, unless it runs, and fails if it cannot start. @returns {Promise<void>} */
const whenReady = () => new Promise((resolve, reject) => {
  start();
  if (appState() === 'ready') resolve();
  else addEventListener('shiming:state', () => (appState() === 'ready' ? resolve() : reject()), { once: true });
});

/** @type {Record<string, (row: Row, button: HTMLElement) => void>} */
const actions = {
  copy: row => copyAddress(sharedAddress(row)),

  // message copies what there is to say to customer service, or selects it, to be copied by hand.
  message(row, button) {
    const box = row.previousElementSibling;
    const text = Array.from(box.querySelectorAll('.words'), p => p.textContent).reverse().join('\n\n');
    copy(text, done => {
      if (done) flashStatus('note', button.dataset.said);
      else getSelection().selectAllChildren(box.querySelector('.words'));
    });
  },

  // card shows the card for customer service. The program says what is on it.
  card() {
    if (makingCard) return;
    makingCard = true;
    whenReady().then(() => shiming.showCard || loadScript(conf.card))
      .then(() => shiming.showCard(shiming.card()), () => flashStatus('note', words.failed))
      .finally(() => { makingCard = false; });
  },

  async share(row) {
    const url = sharedAddress(row);
    try {
      await navigator.share({ title: row.getAttribute('aria-label') || document.querySelector('h1').textContent, url });
    } catch (e) {
      if (e.name !== 'AbortError') copyAddress(url); // a frame that may not share
    }
  },

  // print prints the one answer or verdict, without the rest of the page.
  print(row) {
    restore();
    for (let e = row.closest('details, article'); e.id !== 'main'; e = e.parentElement) {
      for (const other of e.parentElement.children) if (other !== e) other.setAttribute('data-aside', '');
    }
    asked = true;
    begun = false;
    if (window.print) window.print();
    // In-app browsers, and frames that may not print, do nothing and report nothing.
    setTimeout(() => {
      if (begun) return;
      restore();
      flashStatus('note', words.noPrint);
    }, 1000);
  }
};

document.addEventListener('click', e => {
  const button = closest(e, '[data-act]');
  if (button && actions[button.dataset.act]) actions[button.dataset.act](button.closest('.acts, .does'), button);
});

addEventListener('beforeprint', () => {
  begun = true;
  if (!asked) restore(); // after a print for which no afterprint event came
  asked = false;
  /** @type {NodeListOf<Row>} */ (document.querySelectorAll('.acts')).forEach(row => { row.dataset.print = address(row); });
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll('.answer > :not(.source) a, .steps a, .more a, .hint a, .place a');
  links.forEach(a => { a.dataset.print = a.href; });
  if (window.CSS && CSS.supports('selector(::details-content)')) return; // the styles open them
  openedForPrint = Array.from(document.querySelectorAll('details:not([open])'));
  openedForPrint.forEach(d => { d.open = true; });
});

addEventListener('afterprint', () => {
  restore();
  clearAttribute('data-print');
  openedForPrint.forEach(d => { d.open = false; });
  setTimeout(() => { openedForPrint = []; }, 50); // the toggle events come later
});

// The toggle events of what was opened for the printer are stopped: it was not the reader.
document.addEventListener('toggle', e => {
  if (openedForPrint.some(d => d === e.target)) e.stopImmediatePropagation();
}, true);

html.dataset.acts = navigator.share ? 'share' : '';
