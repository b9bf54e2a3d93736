// The index of the search. It is asked for once: the page searches with it, and the program
// reads it.

import { conf } from './page.js';
import { fetchFile, verifiedText } from '../fetch.js';

/** The index, once it is there. @type {SearchIndex | null} */
export let index = null;

/** @type {Promise<string> | null} */
let text = null;

/** @param {RequestInit} [options] */
const load = options => fetchFile(conf.search, options).then(r => verifiedText(conf.search, r)).then(text => {
  index = JSON.parse(text);
  dispatchEvent(new Event('shiming:index'));
  return text;
});

/** loadIndex returns the text of the index, or "" if it could not be had; then it can be asked for again. */
export const loadIndex = () => (text = text || load().catch(() => load({ cache: 'reload' })).catch(err => {
  console.error(err);
  text = null;
  return '';
}));
