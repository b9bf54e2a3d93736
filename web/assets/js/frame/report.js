// Reports to the host what the reader does, as ids.

import { go } from '../boot/navigate.js';
import { appState, conf } from '../boot/page.js';
import { closest } from '../dom.js';
import { path, view } from '../embed/view.js';
import { setAnswers } from './answers.js';
import { currentView, emit, onCommand, root, throttle } from './host.js';

document.addEventListener('toggle', e => {
  if (e.target instanceof HTMLDetailsElement && e.target.id) emit(e.target.open ? 'open' : 'close', { question: e.target.id });
}, true);

// Reported when its link is used: that page may be loaded anew.
document.addEventListener('click', e => {
  const a = /** @type {HTMLAnchorElement | null} */ (closest(e, '.options a[href]'));
  if (!a || !a.pathname.startsWith(root + CHECK)) return;
  const before = location.pathname.split('/');
  const given = a.pathname.split('/').find(s => s.includes('=') && !before.includes(s));
  if (given) emit('answer', { input: given.split('=')[0], answer: given.split('=')[1], view: view(a.pathname.slice(root.length)) });
}, true);

/** reportVerdict reports the verdict that the page shows, if there is one. */
function reportVerdict() {
  /** @type {HTMLElement} */
  const e = document.querySelector('[data-verdict]');
  if (e) emit('verdict', { verdict: e.dataset.verdict, rule: e.dataset.rule, view: currentView() }); // several rules may come to it
}

const reportWrongView = () => emit('error', { code: 'view' });

// asked is a path of which the program may show less than it says, or nothing.
let asked = '';
/** @param {string} path */
const answersIn = path => path.split('=').length;

/** reportMissing reports that what was asked for is not there, or not all of it. */
function reportMissing() {
  const none = /^(question|topic)/.test(currentView()) && !document.querySelector('main details[id]');
  if (none || answersIn(location.pathname) < answersIn(asked)) reportWrongView();
  asked = '';
}

/** showSoon shows a page of the frame. The host gets an event in any case. */
const showSoon = throttle(/** @param {string} path */ path => {
  if (root + path === location.pathname) emit('navigate', { view: currentView() });
  else if (appState() === 'ready') {
    asked = path;
    go(root + path, 'replace');
    setTimeout(() => asked && reportMissing(), 1000); // where nothing else came of it
  } else location.replace(root + path);
});

onCommand('open', ({ questions }) => setAnswers(questions, true));
onCommand('close', ({ questions }) => setAnswers(questions, false));

onCommand('show', ({ view }) => {
  if (path(view) === null) reportWrongView();
  else showSoon(path(view));
});

onCommand('reset', () => {
  setAnswers(Array.from(document.querySelectorAll('details[open]'), d => d.id), false);
  if (currentView().startsWith('check')) showSoon(CHECK);
});

addEventListener('shiming:shown', () => {
  emit('navigate', { view: currentView() });
  reportVerdict();
  reportMissing();
});

addEventListener('shiming:state', () => {
  if (asked && appState() === 'failed') reportWrongView();
});

reportVerdict();
// Of the checker's addresses the program makes the nearest one that is there, as the
// server does where it knows how.
if ('missing' in conf && currentView().startsWith('check')) asked = location.pathname;
else if ('missing' in conf || location.hash === '#' + DROPPED) reportWrongView();
