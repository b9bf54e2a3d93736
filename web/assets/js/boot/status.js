// The status line at the bottom of the page.

import { byId, make } from '../dom.js';
import { conf, framed } from './page.js';

export const line = byId('status');
export const words = line.dataset;
line.textContent = ''; // a saved page may say what was so then

/** The kinds, those that matter most first. @type {StatusKind[]} */
const order = ['note', 'changed', 'failed', 'loading', 'update', 'offline', 'kept', 'language'];
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
  if (!top) return;
  const [now, buttons] = shown[top];
  // A new element: the same one in another place would be a layout shift.
  const { text: textContent, lang } = typeof now === 'string' ? { text: now, lang: conf.lang } : now;
  const pill = make('span', line, { lang, textContent });
  if (buttons.length) pill.className = 'asks';
  buttons.forEach(([label, act]) => make('button', pill, { type: 'button', textContent: label, onclick: act }));
  if (!before && !framed) uncoverFocus();
}

/** uncoverFocus scrolls what has the keyboard focus out from beneath the line, but does not
 * bring back what was scrolled out of sight. */
function uncoverFocus() {
  if (!window.CSS || !CSS.supports('selector(:focus-visible)')) return;
  const focus = document.querySelector(':focus-visible');
  const box = focus && focus.getBoundingClientRect();
  if (box && box.top < innerHeight && box.bottom > line.getBoundingClientRect().top) focus.scrollIntoView({ block: 'nearest' });
}

/** flashStatus shows a text that goes by itself. @type {Shiming['flashStatus']} */
export function flashStatus(kind, text) {
  setStatus(kind, text);
  timers[kind] = setTimeout(() => setStatus(kind), 6000);
}

/** askStatus shows a text that the reader takes away. @param {StatusKind} kind @param {string} text */
export const askStatus = (kind, text) => setStatus(kind, text, [words.dismiss, () => setStatus(kind)]);
