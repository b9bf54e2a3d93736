// The host page: what it is told, and how it is first heard. Its hello comes as a
// message of the window and brings a port, once; all else goes through that.

import { fits, heard, message } from '../embed/protocol.js';
import { conf, html } from '../boot/page.js';
import { view } from '../embed/view.js';

// is knows the types of the fields that only the host sends.
const is = (name, value) => /^(debug|fit)$/.test(name) ? value === !!value
  : name === 'questions' ? Array.isArray(value) && value.length <= 100 && value.every(v => fits('', v))
  : /^(accent|radius|font)$/.test(name) ? typeof value === 'string' && value.length <= 2000
  : fits(name, value);

let port = null;
const before = []; // said before the host listened
const acts = {}; // kind -> what to do with the fields

// on says what to do with a command of the host.
export function on(kind, act) {
  acts[kind] = act;
}

// spaced returns a function that has something done: at once, but no more than ten
// times a second, however often the host asks.
export function spaced(act) {
  let due = 0, last = -Infinity;
  return () => {
    due = due || setTimeout(() => {
      due = 0;
      last = performance.now();
      act();
    }, Math.max(0, last + 100 - performance.now()));
  };
}

// tell tells the host.
export function tell(kind, fields) {
  if (port) port.postMessage(message(kind, fields));
  else if (before.length < 100) before.push(message(kind, fields));
}

let greeted = () => {};

// onHello has something done once the host listens.
export function onHello(act) {
  greeted = act;
}

// root is the path that the frame's pages live under.
export const root = conf.base + (/^(?:[\w-]+\/)?frame\//.exec(location.pathname.slice(conf.base.length)) || ['frame/'])[0];

// here returns the view that the frame shows.
export const here = () => view(location.pathname.slice(root.length));

addEventListener('message', function hello(e) {
  const fields = parent !== self && e.source === parent && e.ports.length === 1 && heard(TO_FRAME, e.data, is);
  if (!fields || e.data.kind !== 'hello') return;
  removeEventListener('message', hello);
  port = e.ports[0];
  port.onmessage = ({ data }) => {
    const fields = heard(TO_FRAME, data, is);
    if (fields && acts[data.kind]) acts[data.kind](fields);
    else if (e.data.debug) console.warn('shiming: ignored', data);
  };
  port.postMessage(message('ready', { view: here(), lang: html.lang, version: conf.version }));
  html.dataset.host = '';
  html.dataset.fit = ''; // until it says otherwise, the host follows the height
  before.splice(0).forEach(m => port.postMessage(m)); // what is of now comes after it
  greeted();
});
