// The accent of a host page is made readable: links and marks in it stand on the
// page and on cards, and texts stand on it.

import { create } from './dom.js';

/** @typedef {number[]} RGB red, green and blue from 0 to 255 */

/** readable returns the colour nearest to one that has a contrast of 4.5 (WCAG AA) to
 * all grounds: ever more ink, or ever more light, is mixed in. @param {RGB} colour @param {RGB[]} grounds */
export function readable(colour, grounds) {
  const ink = luminance(grounds[0]) > .18 ? [0, 0, 0] : [255, 255, 255];
  for (let part = 0; part < 1; part += .02) {
    const mixed = mix(colour, ink, part).map(Math.round);
    if (grounds.every(g => contrast(mixed, g) >= 4.5)) return mixed;
  }
  return ink;
}

/** @type {CanvasRenderingContext2D | null} */
let brush = null;

/** rgb reads a CSS colour. It returns null if it is none or lets the ground through. @param {string} colour */
export function rgb(colour) {
  brush = brush || create('canvas').getContext('2d', { willReadFrequently: true });
  /** @param {string} before */
  const read = before => {
    brush.fillStyle = before;
    brush.fillStyle = colour; // what is no colour changes nothing
    return brush.fillStyle;
  };
  const name = read('#000');
  if (name !== read('#fff')) return null;
  const hex = /^#(..)(..)(..)$/.exec(name);
  if (hex) return hex.slice(1).map(v => parseInt(v, 16));
  // One of another space, such as oklch(), is read off the canvas.
  brush.clearRect(0, 0, 1, 1);
  brush.fillRect(0, 0, 1, 1);
  const [r, g, b, opacity] = brush.getImageData(0, 0, 1, 1).data;
  return opacity === 255 ? [r, g, b] : null;
}

/** css writes a colour for CSS. @param {RGB} c */
export const css = c => 'rgb(' + c.join(', ') + ')';
/** mix mixes two colours. @param {RGB} a @param {RGB} b @param {number} part of b, from 0 to 1 */
export const mix = (a, b, part) => a.map((v, i) => v + (b[i] - v) * part);

/** contrast returns the contrast of two colours, from 1 to 21. @param {RGB} a @param {RGB} b */
export function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + .05) / (dark + .05);
}

/** @param {RGB} c */
function luminance(c) {
  const [r, g, b] = c.map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
}
