// Links that lead out of the frame open a new tab, or take the whole window where
// there can be none. Where the host forbids both, the address is shown to be copied.

import { words } from '../boot/page.js';
import { tell } from './host.js';

document.addEventListener('click', e => {
  const a = e.target.closest && e.target.closest('a[target=_blank]');
  if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  tell('navigate', { href: a.href });
  const tab = window.open(a.href, '_blank');
  if (tab) {
    try { tab.opener = null; } catch (another) { /* it is cut off by the page itself */ }
    return;
  }
  try {
    top.location.href = a.href;
  } catch (forbidden) {
    offer(a);
  }
}, true);

let shown = null;

// offer shows the address of a link beneath it.
function offer(a) {
  if (shown) shown.remove();
  shown = document.createElement('div');
  shown.className = 'leave card';
  const text = document.createElement('p');
  text.textContent = words.barred;
  const field = document.createElement('input');
  field.readOnly = true;
  field.value = a.href;
  field.setAttribute('aria-label', a.textContent);
  const copy = document.createElement('button');
  copy.className = 'button';
  copy.textContent = words.copyAddress;
  copy.onclick = () => {
    field.select();
    // The newer way needs leave of the host page.
    if (document.execCommand('copy')) copy.textContent = words.copied;
  };
  shown.append(text, field, copy);
  shown.onkeydown = e => {
    if (e.key !== 'Escape') return;
    shown.remove();
    a.focus({ preventScroll: true });
  };
  document.body.append(shown);
  const page = document.documentElement.getBoundingClientRect();
  const below = a.getBoundingClientRect().bottom - page.top;
  shown.style.top = Math.max(0, Math.min(below, page.height - shown.offsetHeight)) + 'px';
  field.focus({ preventScroll: true });
  field.select();
}
