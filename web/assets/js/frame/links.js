// Links that lead out of the frame open a new tab, or take the whole window where
// there can be none. Where the host forbids both, the address is shown to be copied.

import { words } from '../boot/status.js';
import { closest, make } from '../dom.js';
import { emit } from './host.js';
import { tellLink } from './publisher.js';

document.addEventListener('click', e => {
  const a = /** @type {HTMLAnchorElement | null} */ (closest(e, 'a[target=_blank]'));
  if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  emit('navigate', { href: a.href });
  const tab = window.open(a.href, '_blank');
  if (tab) {
    try { tab.opener = null; } catch { /* it is cut off by the page itself */ }
    return;
  }
  try {
    top.location.href = a.href;
  } catch {
    tellLink(a);
    showAddress(a); // nobody may have listened
  }
}, true);

/** @type {HTMLElement | null} */
let shown = null;

/** showAddress shows the address of a link beneath it. @param {HTMLAnchorElement} a */
function showAddress(a) {
  if (shown) shown.remove();
  const card = shown = make('div', document.body, { className: 'leave card' });
  make('p', card, { textContent: words.barred });
  const field = make('input', card, { readOnly: true, value: a.href });
  field.setAttribute('aria-label', a.textContent);
  const copy = make('button', card, { className: 'button', textContent: words.copyAddress });
  copy.onclick = () => {
    field.select();
    // The Clipboard API needs permission from the host page.
    if (document.execCommand('copy')) copy.textContent = words.copied;
  };
  card.onkeydown = e => {
    if (e.key !== 'Escape') return;
    card.remove();
    a.focus({ preventScroll: true });
  };
  const page = document.documentElement.getBoundingClientRect();
  const below = a.getBoundingClientRect().bottom - page.top;
  card.style.top = Math.max(0, Math.min(below, page.height - card.offsetHeight)) + 'px';
  field.focus({ preventScroll: true });
  field.select();
}
