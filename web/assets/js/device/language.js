// A reader whose browser prefers another language of the site is offered it once. Nobody
// is redirected.

import { conf, shiming } from './page.js';
import { languageAndScript } from '../locale.js';

const languages = Object.keys(LANGUAGES);
const key = 'shiming:language:' + conf.base;

function offer() {
  if (!Intl.Locale) return; // an old browser
  const wanted = navigator.languages.map(tag => languages.find(lang => languageAndScript(tag) === languageAndScript(lang))).find(Boolean);
  if (!wanted || wanted === conf.lang || localStorage.getItem(key)) return;
  localStorage.setItem(key, 'offered');
  const words = LANGUAGES[wanted];
  // An archive or a proxy has changed where it leads to.
  /** @returns {HTMLElement} */
  const link = () => document.querySelector('[data-root] a[hreflang="' + wanted + '"]');
  const none = () => shiming.setStatus('language');
  shiming.setStatus('language', { text: words.offer, lang: wanted },
    [words.open, () => link().click()],
    [words.stay, none]);
  // The offer belongs to this page, and has been seen once the reader goes on.
  addEventListener('shiming:shown', none, { once: true });
}

try {
  offer();
} catch { /* the browser does not know its languages or keeps nothing: the list at the end of the page is there */ }
