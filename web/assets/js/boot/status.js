// The status line at the bottom of the page.

import { byId, make } from '../dom.js';
import { conf, framed, html } from './page.js';

export const line = byId('status');
export const words = line.dataset;
line.textContent = ''; // a saved page may say what was so then

/** The kinds, those that matter most first. @type {StatusKind[]} */
const order = ['note', 'changed', 'failed', 'loading', 'update', 'offline', 'language'];
/** @type {Partial<Record<StatusKind, [StatusText, StatusAction[]]>>} */
const shown = {};
/** Timers that hide a text. @type {Partial<Record<StatusKind, number>>} */
const timers = {};

/** setStatus shows a text of a kind in the line, with buttons, or takes it away. Of the
 * kinds that have a text the one that matters most is seen. @type {Shiming['setStatus']} */
export function setStatus(kind, text, ...actions) {
  if (framed && kind === 'loading') return; // nothing there waits for it
  clearTimeout(timers[kind]);
  const before = order.find(k => shown[k]);
  if (text) shown[kind] = [text, actions];
  else delete shown[kind];
  const top = order.find(k => shown[k]);
  if (top !== kind && top === before) return;
  if (line.contains(document.activeElement)) byId('main').focus({ preventScroll: true });
  line.textContent = '';
  if (!top) {
    html.style.removeProperty('--covered');
    return;
  }
  const [now, buttons] = shown[top];
  // A new element: the same one in another place would be a layout shift.
  const { text: textContent, lang } = typeof now === 'string' ? { text: now, lang: conf.lang } : now;
  const pill = make('span', line, { lang, textContent });
  if (buttons.length) pill.className = 'asks';
  buttons.forEach(([label, act]) => make('button', pill, { type: 'button', textContent: label, onclick: act }));
  uncoverFocus();
}

/** uncoverFocus tells the styles how much of the page the line covers, and scrolls what has the
 * keyboard focus out from beneath it, but does not bring back what was scrolled out of sight. In a
 * frame scrollIntoView would scroll the host page too. */
function uncoverFocus() {
  const pill = line.firstElementChild;
  if (!pill) return;
  const { top, height } = pill.getBoundingClientRect();
  html.style.setProperty('--covered', Math.ceil(height) + 8 + 'px');
  if (!window.CSS || !CSS.supports('selector(:focus-visible)')) return;
  const focus = document.querySelector(':focus-visible');
  if (!focus || focus.matches('h1, main, #status *')) return; // nothing is done with these
  const box = focus.getBoundingClientRect(), under = Math.min(box.bottom - top + 8, box.top);
  if (box.top < innerHeight && under > 0) scrollBy(0, under);
}
addEventListener('resize', uncoverFocus);

/** flashStatus shows a text that goes by itself. @param {StatusKind} kind @param {string} text */
export function flashStatus(kind, text) {
  setStatus(kind, text);
  timers[kind] = setTimeout(() => setStatus(kind), 6000);
}

/** askStatus shows a text that the reader takes away. @param {StatusKind} kind @param {string} text */
export const askStatus = (kind, text) => setStatus(kind, text, [words.dismiss, () => setStatus(kind)]);
