// How the frame looks, as the host page or the address wants it.

import { html } from '../boot/page.js';
import { contrast, css, mix, readable, rgb } from '../embed/colour.js';
import { length } from '../embed/view.js';
import { reportHeight } from './height.js';
import { onCommand, throttle } from './host.js';

/** @type {WidgetCommands['configure']} */
const wanted = { theme: '', accent: '', radius: '', font: '' };

/** setLook takes what is wanted from now on. @param {WidgetCommands['configure']} fields */
export function setLook(fields) {
  Object.assign(wanted, fields);
  applySoon();
}

const applySoon = throttle(() => {
  if (/^(light|dark)$/.test(wanted.theme)) html.dataset.theme = wanted.theme;
  else delete html.dataset.theme;
  html.toggleAttribute('data-fit', !!wanted.fit);
  html.style.setProperty('--radius', length.test(wanted.radius) ? wanted.radius.replace(/\d$/, '$&px') : '');
  html.style.setProperty('--sans', fontList(wanted.font));
  applyAccent();
  reportHeight();
});

/** palette returns the values of the accent's properties for a colour: none if it is none.
 * @param {string} colour @returns {Record<string, string>} */
function palette(colour) {
  const own = colour && rgb(colour);
  if (!own) return {};
  const grounds = ['--paper', '--card'].map(name => rgb(getComputedStyle(html).getPropertyValue(name).trim()));
  const soft = mix(grounds[1], own, .12).map(Math.round);
  const accent = readable(own, grounds.concat([soft]));
  const on = contrast(accent, [255, 255, 255]) >= 4.5 ? [255, 255, 255] : [12, 18, 24];
  return { '--accent': css(accent), '--accent-soft': css(soft), '--on-accent': css(on) };
}

function applyAccent() {
  const colours = palette(wanted.accent);
  for (const name of ['--accent', '--accent-soft', '--on-accent']) html.style.setProperty(name, colours[name] || '');
}

/** fontList returns a list of font families that starts with the one named. @param {string} font */
function fontList(font) {
  if (!font || font === 'system' || !/^[\p{L}\p{N} ,"'_-]{1,1000}$/u.test(font)) return '';
  return font + ', var(--system)';
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyAccent);
onCommand('configure', setLook);
