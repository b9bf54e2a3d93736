// A reader whose browser prefers another language of the site is told once that there
// is one. Nobody is sent there.

import { conf, html, shiming } from './page.js';
import { written } from '../written.js';

const languages = Object.keys(LANGUAGES); // the first one is at the root of the site
const key = 'shiming:language:' + conf.base;

const prefix = lang => (lang === languages[0] ? '' : lang + '/');

function offer() {
  if (!Intl.Locale) return; // an old browser
  const wanted = navigator.languages.map(tag => languages.find(lang => written(tag) === written(lang))).find(lang => lang);
  if (!wanted || wanted === html.lang || localStorage.getItem(key)) return;
  localStorage.setItem(key, 'offered');
  const words = LANGUAGES[wanted];
  const here = location.pathname.slice(conf.base.length + prefix(html.lang).length);
  const none = () => shiming.say('language');
  shiming.say('language', { text: words.offer, lang: wanted },
    [words.open, () => location.assign(conf.base + prefix(wanted) + here + location.search + location.hash)],
    [words.stay, none]);
  // It is said of this page; who goes on has read it.
  addEventListener('shiming:shown', none, { once: true });
}

try {
  offer();
} catch (old) { /* the browser does not know its languages or keeps nothing: the list at the end of the page is there */ }
