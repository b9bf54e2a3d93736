// What the reader does is told to the host, as ids.

import { go } from '../boot/navigate.js';
import { conf, state } from '../boot/page.js';
import { path, view } from '../embed/view.js';
import { answers } from './answers.js';
import { here, on, root, spaced, tell } from './host.js';

document.addEventListener('toggle', e => {
  if (e.target.localName === 'details' && e.target.id) tell(e.target.open ? 'open' : 'close', { question: e.target.id });
}, true);

// An answer is told when its link is used: that page may be loaded anew.
document.addEventListener('click', e => {
  const a = e.target.closest && e.target.closest('.options a[href]');
  if (!a || !a.pathname.startsWith(root + 'check/')) return;
  const before = location.pathname.split('/');
  const given = a.pathname.split('/').find(s => s.includes('=') && !before.includes(s));
  if (given) tell('answer', { input: given.split('=')[0], answer: given.split('=')[1], view: view(a.pathname.slice(root.length)) });
}, true);

// verdict tells of the verdict that the page shows, if it does.
function verdict() {
  const e = document.querySelector('[data-verdict]');
  if (e) tell('verdict', { verdict: e.dataset.verdict, rule: e.dataset.rule, view: here() });
}

const wrong = () => tell('error', { code: 'view' });

// asked is a path of which the program may show less than it says, or nothing.
let asked = '';
const said = path => path.split('=').length;

// judge tells whether what was asked for is there, and all of it.
function judge() {
  const none = /^(question|topic)/.test(here()) && !document.querySelector('main details[id]');
  if (none || said(location.pathname) < said(asked)) wrong();
  asked = '';
}

// to shows a page of the frame. The host is told in any case.
function to(path) {
  if (root + path === location.pathname) tell('navigate', { view: here() });
  else if (state() === 'ready') {
    asked = path;
    go(root + path, 'replace');
    setTimeout(() => asked && judge(), 1000); // where nothing else came of it
  } else location.replace(root + path);
}

let next = '';
const soon = spaced(() => to(next));

function later(path) {
  next = path;
  soon();
}

on('show', ({ view }) => {
  if (path(view) === null) tell('error', { code: 'view' });
  else later(path(view));
});

on('reset', () => {
  answers(Array.from(document.querySelectorAll('details[open]'), d => d.id), false);
  if (/^check/.test(here())) later('check/');
});

addEventListener('shiming:shown', () => {
  tell('navigate', { view: here() });
  verdict();
  judge();
});

addEventListener('shiming:state', () => {
  if (asked && state() === 'failed') wrong();
});

verdict();
// Of the checker's addresses the program makes the nearest one that is there, as the
// server does where it knows how.
if ('missing' in conf && /^check/.test(here())) asked = location.pathname;
else if ('missing' in conf || location.hash === '#dropped') wrong();
