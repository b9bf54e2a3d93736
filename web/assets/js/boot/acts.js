// Copy, print and share, for each answer and each verdict.

import { copy } from './copy.js';
import { conf, html, note, say, shiming, state, words } from './page.js';
import { start } from './start.js';

const address = row => new URL(row.dataset.address, location).href;

// shared returns the address as it is passed on. That of a verdict says by which rules it
// came about; the one that is shown and printed is the plain one.
function shared(row) {
  const verdict = row.closest('article').querySelector('.verdict');
  return address(row) + (verdict ? '?rules=' + conf.rules + '&was=' + verdict.dataset.rule + '&verdict=' + verdict.dataset.verdict : '');
}

function copied(url) {
  copy(url, done => {
    if (done) note('note', words.copied);
    // To be copied by hand, which takes its time.
    else say('note', words.copy.replace('{address}', url), [words.dismiss, () => say('note')]);
  });
}

let aside = []; // what is not printed
let opened = []; // the answers that are open for the printer alone
let wanted = false, begun = false;

// The links whose addresses are written out in print.
const links = () => document.querySelectorAll('.answer > :not(.source) a, .steps a, .more a, .hint a, .place a');

function restore() {
  aside.splice(0).forEach(e => { delete e.dataset.aside; });
}

let making = false; // a card

// whenReady starts the program, unless it runs, and calls then with whether it does.
function whenReady(then) {
  if (state() === 'ready') return then(true);
  start();
  if (state() === 'failed') return then(false);
  addEventListener('shiming:state', () => then(state() === 'ready'), { once: true });
}

const acts = {
  copy: row => copied(shared(row)),

  // card makes the card for customer service. What is on it the program says.
  card() {
    if (making) return;
    making = true;
    const made = ok => {
      making = false;
      if (ok) shiming.hand(shiming.card());
      else note('note', words.failed);
    };
    whenReady(ok => {
      if (!ok || shiming.hand) return made(ok);
      const s = document.createElement('script');
      s.src = conf.card;
      s.onload = () => made(true);
      s.onerror = () => { s.remove(); made(false); };
      document.head.appendChild(s);
    });
  },

  share(row) {
    const url = shared(row);
    navigator.share({ title: row.getAttribute('aria-label'), url }).catch(e => {
      if (e.name !== 'AbortError') copied(url); // a frame that may not share
    });
  },

  // print prints the one answer or verdict, without the rest of the page.
  print(row) {
    restore();
    for (let e = row.closest('details, article'); e.id !== 'main'; e = e.parentElement) {
      aside.push(...Array.from(e.parentElement.children).filter(other => other !== e));
    }
    aside.forEach(e => { e.dataset.aside = ''; });
    wanted = true;
    begun = false;
    if (window.print) window.print();
    // Apps that show pages, and frames that may not, do nothing, and say nothing.
    setTimeout(() => {
      if (begun) return;
      restore();
      note('note', words.noPrint);
    }, 1000);
  }
};

document.addEventListener('click', e => {
  const button = e.target.closest && e.target.closest('.acts [data-act]');
  if (button && acts[button.dataset.act]) acts[button.dataset.act](button.closest('.acts'));
});

addEventListener('beforeprint', () => {
  begun = true;
  if (!wanted) restore(); // of a printing whose end the browser never told
  wanted = false;
  document.querySelectorAll('.acts').forEach(row => { row.dataset.print = address(row); });
  links().forEach(a => { a.dataset.print = a.href; });
  if (window.CSS && CSS.supports('selector(::details-content)')) return; // the styles open them
  opened = Array.from(document.querySelectorAll('details:not([open]):not(.others)'));
  opened.forEach(d => { d.open = true; });
});

addEventListener('afterprint', () => {
  restore();
  document.querySelectorAll('[data-print]').forEach(e => { delete e.dataset.print; });
  opened.forEach(d => { d.open = false; });
  setTimeout(() => { opened = []; }, 50); // what is told of it comes later
});

// Nobody is told of what was opened for the printer: it was not the reader.
document.addEventListener('toggle', e => {
  if (opened.includes(e.target)) e.stopImmediatePropagation();
}, true);

html.dataset.acts = navigator.share ? 'share' : '';
