// The style of a page is within it. What only some views need is a file, which comes once
// something was painted, and so is all of it where something on the way has altered or
// refused what is within.

import { make } from '../dom.js';
import { afterPaint, conf, html } from './page.js';

/** load loads a style sheet. @param {string} href @returns {Promise<unknown>} */
const load = href => new Promise((resolve, reject) => {
  const link = make('link', document.head, { rel: 'stylesheet', href, onload: resolve, onerror() {
    link.remove();
    reject(new Error('cannot load ' + href));
  } });
});

/** @type {Promise<unknown> | null} */
let more = null;

/** loadMore loads the style of the other views, once. @returns {Promise<unknown>} */
export const loadMore = () => more = more || load(conf.more).catch(err => {
  more = null;
  throw err;
});

afterPaint(() => {
  if (!getComputedStyle(html).getPropertyValue('--style')) load(conf.style).catch(console.error);
  loadMore().catch(console.error);
});
