// Installing the site, where and how that works.

import { conf, html, inApp, note, shiming, words } from './page.js';

const installed = matchMedia('(display-mode: standalone), (display-mode: minimal-ui), (display-mode: window-controls-overlay)');

let done = false; // it was installed from here

function show() {
  const ios = /iP(hone|ad|od)/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
  html.dataset.install = done ? 'done' : installed.matches || navigator.standalone ? 'installed'
    : inApp ? 'in-app' : shiming.prompt ? 'prompt' : ios ? 'ios' : 'menu';
}

// install shows the browser's own question. It can be asked once.
export function install() {
  const prompt = shiming.prompt;
  if (!prompt) return;
  shiming.prompt = null;
  Promise.resolve(prompt.prompt()).then(() => prompt.userChoice).then(show, show);
}

// copy copies the address of the site, to open it elsewhere.
export function copy() {
  const address = location.origin + conf.base;
  const done = () => note(words.copied);
  const failed = () => note(words.copy.replace('{address}', address));
  if (navigator.clipboard) navigator.clipboard.writeText(address).then(done, () => byHand(address) ? done() : failed());
  else if (byHand(address)) done();
  else failed();
}

// byHand copies where the browser has no other way for it.
function byHand(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('readonly', '');
  field.className = 'aside';
  document.body.appendChild(field);
  field.select();
  const did = document.execCommand('copy');
  field.remove();
  return did;
}

addEventListener('shiming:prompt', show);
addEventListener('appinstalled', () => { done = true; show(); });
installed.addEventListener('change', show);
show();
