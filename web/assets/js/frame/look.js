// How the frame looks, as the host page or the address wants it.

import { html } from '../boot/page.js';
import { contrast, css, mix, readable, rgb } from '../embed/colour.js';
import { reportHeight } from './height.js';
import { onCommand, throttle } from './host.js';

/** @type {WidgetCommands['configure']} */
const wanted = { theme: '', accent: '', radius: '', font: '' };

const applySoon = throttle(apply);

/** setLook takes what is wanted from now on. @param {WidgetCommands['configure']} fields */
export function setLook(fields) {
  Object.assign(wanted, fields);
  applySoon();
}

function apply() {
  if (/^(light|dark)$/.test(wanted.theme)) html.dataset.theme = wanted.theme;
  else delete html.dataset.theme;
  if (wanted.fit) html.dataset.fit = '';
  else delete html.dataset.fit;
  setProperty('--radius', /^\d{1,3}(\.\d+)?(px|rem|em)?$/.test(wanted.radius) ? wanted.radius.replace(/\d$/, '$&px') : '');
  setProperty('--sans', fontList(wanted.font));
  applyAccent();
  reportHeight();
}

/** palette returns the values of the accent's properties for a colour, or null if it is
 * none. @param {string} colour @returns {Record<string, string> | null} */
function palette(colour) {
  const own = rgb(colour);
  if (!own) return null;
  const grounds = ['--paper', '--card'].map(name => rgb(getComputedStyle(html).getPropertyValue(name).trim()));
  const soft = mix(grounds[1], own, .12).map(Math.round);
  const accent = readable(own, grounds.concat([soft]));
  const on = contrast(accent, [255, 255, 255]) >= 4.5 ? [255, 255, 255] : [12, 18, 24];
  return { '--accent': css(accent), '--accent-soft': css(soft), '--on-accent': css(on) };
}

function applyAccent() {
  for (const name of ['--accent', '--accent-soft', '--on-accent']) setProperty(name, '');
  const colours = wanted.accent && palette(wanted.accent);
  if (colours) for (const name in colours) setProperty(name, colours[name]);
}

/** fontList returns a list of font families that starts with the one named.
 * @param {string} font */
function fontList(font) {
  if (!font || font === 'system' || !/^[\p{L}\p{N} ,"'_-]{1,1000}$/u.test(font)) return '';
  return font + ', var(--system)';
}

/** @param {string} name @param {string} value */
function setProperty(name, value) {
  if (value) html.style.setProperty(name, value);
  else html.style.removeProperty(name);
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyAccent);
onCommand('configure', setLook);
