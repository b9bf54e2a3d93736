// What may be wrong with an element.

import { contrast, readable, rgb } from '../embed/colour.js';

// findings returns what is wrong with an element: names of the words that say so, each
// with the facts of the case.
export function findings(host) {
  if (!host.isConnected) return [['removed', '']];
  const inside = host.shadowRoot;
  const frame = inside.querySelector('iframe');
  const home = new URL(inside.querySelector('a').href).origin;
  const list = [];

  const box = inside.querySelector('div'), error = box.dataset.error;
  const late = /timeout|refused/.test(error) && /shown/.test(box.className); // but then it came
  if (error && !late) list.push([error, { view: host.getAttribute('view'), language: host.getAttribute('lang'), blocked: 'frame-src ' + home }[error] || home]);

  const sources = Array.from(new Set(window.shimingEmbed.sources));
  if (sources.length > 1) list.push(['loaders', sources.join(' ')]);

  const local = name => /^(localhost|127\.|\[::1\])/.test(name);
  const strayed = local(new URL(home).hostname) ? !local(location.hostname) : HOME && HOME !== home;
  if (strayed) list.push(['origin', home]);

  const { width, height } = host.getBoundingClientRect();
  if (frame && frame.style.height && (width < 200 || height < 120 || clipped(host))) {
    list.push(['height', Math.round(width) + ' × ' + Math.round(height)]);
  }

  const accent = host.getAttribute('accent');
  const colour = accent && rgb(accent);
  if (accent && !colour) list.push(['colour', accent]);
  // What is judged is what is seen: few colours suit both schemes as they are.
  const scheme = frame && frame.style.colorScheme;
  if (colour && scheme) {
    const grounds = GROUNDS[scheme].map(rgb);
    const least = Math.min(...grounds.map(g => contrast(colour, g)));
    if (least < 4.5) list.push(['contrast', scheme + ' ' + accent + ' ' + least.toFixed(1) + ':1 → ' + hex(readable(colour, grounds))]);
  }
  return list;
}

const hex = colour => '#' + colour.map(v => (256 + Math.round(v)).toString(16).slice(1)).join('');

// clipped tells whether something around an element cuts it off.
function clipped(host) {
  const bottom = host.getBoundingClientRect().bottom;
  for (let e = host.parentElement; e && e !== document.body; e = e.parentElement) {
    if (/hidden|clip/.test(getComputedStyle(e).overflowY) && e.getBoundingClientRect().bottom < bottom - 1) return true;
  }
  return false;
}
