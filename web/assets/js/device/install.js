// Installing the site, where and how that works.

import { html, inApp, shiming } from './page.js';

const installed = matchMedia('(display-mode: standalone), (display-mode: minimal-ui), (display-mode: window-controls-overlay)');

let done = false; // it was installed from here

function show() {
  const ios = /iP(hone|ad|od)/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
  html.dataset.install = done ? 'done' : installed.matches || navigator.standalone ? 'installed'
    : shiming.prompt ? 'prompt' : inApp ? 'in-app' : ios ? 'ios' : 'menu';
}

/** install shows the browser's own question. It can be asked once. */
export function install() {
  const prompt = shiming.prompt;
  if (!prompt) return;
  shiming.prompt = null;
  Promise.resolve(prompt.prompt()).then(() => prompt.userChoice).then(show, show);
}

addEventListener('shiming:prompt', show);
addEventListener('appinstalled', () => { done = true; show(); });
installed.addEventListener('change', show);
show();
