// How the frame looks, as the host page or the address wants it.

import { html } from '../boot/page.js';
import { contrast, css, mix, readable, rgb } from '../embed/colour.js';
import { measure } from './height.js';
import { on, spaced } from './host.js';

const wanted = { theme: '', accent: '', radius: '', font: '' };
const dark = matchMedia('(prefers-color-scheme: dark)');

const soon = spaced(apply);

// look takes what is wanted from now on.
export function look(fields) {
  Object.assign(wanted, fields);
  soon();
}

function apply() {
  if (/^(light|dark)$/.test(wanted.theme)) html.dataset.theme = wanted.theme;
  else delete html.dataset.theme;
  if (wanted.fit) html.dataset.fit = '';
  else delete html.dataset.fit;
  set('--radius', /^\d{1,3}(\.\d+)?(px|rem|em)?$/.test(wanted.radius) ? wanted.radius.replace(/\d$/, '$&px') : '');
  set('--sans', named(wanted.font));
  recolour();
  measure();
}

// palette returns the values of the accent's properties for a colour, or null if it is
// none.
function palette(colour) {
  const wanted = rgb(colour);
  if (!wanted) return null;
  const grounds = ['--paper', '--card'].map(name => rgb(getComputedStyle(html).getPropertyValue(name).trim()));
  const soft = mix(grounds[1], wanted, .12).map(Math.round);
  const accent = readable(wanted, grounds.concat([soft]));
  const on = contrast(accent, [255, 255, 255]) >= 4.5 ? [255, 255, 255] : [12, 18, 24];
  return { '--accent': css(accent), '--accent-soft': css(soft), '--on-accent': css(on) };
}

function recolour() {
  for (const name of ['--accent', '--accent-soft', '--on-accent']) set(name, '');
  const colours = wanted.accent && palette(wanted.accent);
  for (const name in colours) set(name, colours[name]);
}

// named returns a list of font families that starts with the one named.
function named(font) {
  if (!font || font === 'system' || !/^[\p{L}\p{N} ,"'_-]{1,1000}$/u.test(font)) return '';
  return font + ', var(--system)';
}

function set(name, value) {
  if (value) html.style.setProperty(name, value);
  else html.style.removeProperty(name);
}

dark.addEventListener('change', recolour);
on('configure', look);
