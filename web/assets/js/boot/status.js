// The status line at the bottom of the page.

import { byId } from '../dom.js';
import { framed, html } from './page.js';

export const line = byId('status');
export const words = line.dataset;

/** The kinds, those that matter most first. @type {StatusKind[]} */
const order = ['note', 'changed', 'failed', 'loading', 'update', 'offline', 'kept', 'language'];
/** @type {Partial<Record<StatusKind, [StatusText, StatusAction[]]>>} */
const shown = {};
/** When a text goes. @type {Partial<Record<StatusKind, number>>} */
const timers = {};

/** setStatus shows a text of a kind in the line, with buttons, or takes it away. Of the
 * kinds that have a text the one that matters most is seen.
 * @type {Shiming['setStatus']} */
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
  // Made anew, so that it is other words, and not the same that move.
  const pill = line.appendChild(document.createElement('span'));
  pill.lang = typeof now === 'string' ? html.lang : now.lang;
  if (buttons.length) pill.className = 'asks';
  pill.textContent = typeof now === 'string' ? now : now.text;
  buttons.forEach(([label, act]) => {
    const b = pill.appendChild(document.createElement('button'));
    b.type = 'button';
    b.textContent = label;
    b.addEventListener('click', act);
  });
  if (!before && !framed) uncoverFocus();
}

/** uncoverFocus brings what has the focus of who goes by keys out from beneath the line,
 * but does not bring back what was scrolled out of sight. */
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

/** askStatus shows a text that the reader takes away.
 * @param {StatusKind} kind @param {string} text */
export function askStatus(kind, text) {
  setStatus(kind, text, [words.dismiss, () => setStatus(kind)]);
}
