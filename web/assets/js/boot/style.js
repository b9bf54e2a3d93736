// The style of a page is within it. What only some views need is a file, which comes once
// something was painted, and so is all of it where something on the way has altered or
// refused what is within.

import { make } from '../dom.js';
import { fetchFile } from '../fetch.js';
import { afterPaint, conf, html } from './page.js';

/** isWhole reports whether a style is there up to its end, which has a property of that
 * name. @param {string} end */
const isWhole = end => !!getComputedStyle(html).getPropertyValue(end);

/** link puts a style sheet on the page. @param {string} href @returns {Promise<unknown>} */
const link = href => new Promise((resolve, reject) => {
  const sheet = make('link', document.head, { rel: 'stylesheet', href, onload: resolve, onerror() {
    sheet.remove();
    reject(new Error('cannot load ' + href));
  } });
});

/** load loads a style sheet, once more past the browser's cache if it has no end.
 * @param {string} href @param {string} end */
async function load(href, end) {
  if (isWhole(end)) return;
  await link(href).catch(console.warn);
  if (isWhole(end)) return;
  await fetchFile(href, { cache: 'reload' });
  await link(href);
}

/** @type {Promise<void> | null} */
let more = null;

/** loadMore loads the style of the other views, once. */
export const loadMore = () => more = more || load(conf.more, '--more').catch(err => {
  more = null;
  throw err;
});

afterPaint(() => {
  load(conf.style, '--style').catch(console.error);
  loadMore().catch(console.error);
});
