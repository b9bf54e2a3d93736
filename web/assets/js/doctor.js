// The doctor of the embed script: beneath each element with the attribute debug it
// says what is wrong and how to mend it, as the page for owners does. Its words come
// from the library (DOCTOR: language -> words).

import { all, diagnose, language, listen } from './doctor/findings.js';
import { create, own } from './embed/dom.js';
import { inside, options } from './embed/view.js';

/** Element -> panel. @type {Map<HTMLElement, HTMLElement>} */
const panels = new Map();

function examine() {
  for (const host of all('debug')) {
    if (host.shadowRoot?.querySelector('a[href]') && !panels.has(host)) panels.set(host, create('section'));
  }
  panels.forEach((panel, host) => show(host, panel));
}

/** show says what is found of an element. For one that is gone, or in the head, it does
 * so at the end of the page. @param {HTMLElement} host @param {HTMLElement} panel */
function show(host, panel) {
  const lang = language(host.getAttribute('lang') || '') || Object.keys(DOCTOR)[0];
  const words = DOCTOR[lang];
  const findings = diagnose(host);
  const home = host.isConnected && !own('head').contains(host) ? host.shadowRoot : own('body');
  if (!home) return; // the page is still loading
  if (panel.parentNode !== home) home.append(panel);
  const text = JSON.stringify(findings);
  if (panel.dataset.found === text) return;
  panel.dataset.found = text;
  panel.lang = lang;
  panel.setAttribute('role', 'status');
  panel.textContent = '';
  // Set one by one: a strict policy of the page forbids a style attribute.
  Object.assign(panel.style, { font: '14px/1.6 system-ui, sans-serif', padding: '12px 16px', margin: '8px 0', color: PANEL.ink, background: PANEL.card,
    border: '2px dashed ' + (findings.length ? PANEL.blocked : PANEL.clear), textAlign: 'start', overflowWrap: 'anywhere' });
  add(panel, 'strong', words.title);
  if (!findings.length) add(panel, 'p', words.fine);
  for (const [code, facts] of findings) {
    const p = add(panel, 'p', words[code]);
    if (facts) add(p, 'code', ' ' + facts);
    console.warn(NAME + ': ' + words[code], facts, host);
  }
}

/** @param {HTMLElement} to @param {string} tag @param {string} text */
function add(to, tag, text) {
  const e = to.appendChild(create(/** @type {'p'} */ (tag)));
  e.textContent = text;
  if (tag === 'p') e.style.margin = '4px 0 0';
  return e;
}

// The scripts of several sites may ask for it.
if (!window[inside].examine) {
  window[inside].examine = examine;
  listen(examine);
  let timer = 0;
  new MutationObserver(() => {
    examine();
    clearTimeout(timer);
    timer = setTimeout(examine, 500); // the widget follows its attributes, and its height moves smoothly
  }).observe(own('documentElement'),
    { childList: true, subtree: true, attributes: true, attributeFilter: options });
}
