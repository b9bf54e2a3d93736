// The style of a page is within it. What only some views need is a file, which comes once
// something was painted, and so is all of it where something on the way has altered or
// refused what is within.

import { make } from '../dom.js';
import { fetchFile } from '../fetch.js';
import { conf, whenIdle } from './page.js';

/** isWhole reports whether a style sheet is there up to its end, a rule that has a property
 * named --whole. What is computed would say so too, but takes long on a page that has just come.
 * @param {HTMLStyleElement | HTMLLinkElement} of */
function isWhole(of) {
  if (!of.sheet) return false; // it was refused
  try {
    const rules = of.sheet.cssRules;
    return rules.length > 0 && rules[rules.length - 1].cssText.includes('--whole');
  } catch { // in a frame whose origin is opaque the files of the site cannot be read
    return true;
  }
}

/** link puts a style sheet on the page. @param {string} href @returns {Promise<HTMLLinkElement>} */
const link = href => new Promise((resolve, reject) => {
  const sheet = make('link', document.head, { rel: 'stylesheet', href, onload: () => resolve(sheet), onerror() {
    sheet.remove();
    reject(new Error('cannot load ' + href));
  } });
});

/** load loads a style sheet, unless one that fits the selector is it. One that comes without its
 * end comes once more past the browser's cache. @param {string} href @param {string} selector */
async function load(href, selector) {
  /** @type {(HTMLStyleElement | HTMLLinkElement)[]} */
  const there = Array.from(document.querySelectorAll(selector));
  if (there.some(isWhole) || await link(href).then(isWhole, () => false)) return;
  await fetchFile(href, { cache: 'reload' });
  await link(href);
}

/** @type {Promise<void> | null} */
let more = null;

/** loadMore loads the style of the other views, once. */
export const loadMore = () => more = more || load(conf.more, 'link[href="' + conf.more + '"]').catch(err => {
  more = null;
  throw err;
});

load(conf.style, 'head style').catch(console.error);
whenIdle(() => loadMore().catch(console.error));
