// The connection to the host page. Its hello comes once, as a message to the window, and
// brings a port; everything else goes through that.

import { fits, message, parseMessage } from '../embed/protocol.js';
import { conf, html, shownPath } from '../boot/page.js';
import { view } from '../embed/view.js';

/** fitsAny knows also the types of fields that only the host sends: * ids, ! yes or no. @type {typeof fits} */
const fitsAny = (field, value) => field.endsWith('!') ? value === !!value
  : field.endsWith('*') ? Array.isArray(value) && value.length <= 100 && value.every(v => fits('', v))
  : fits(field, value);

/** @type {MessagePort | null} */
let port = null;
/** Messages from before the host listened. @type {object[]} */
const waiting = [];
/** What to do with the fields of each kind. @type {Record<string, (fields: any) => void>} */
const commands = {};

/** onCommand says what to do with a command of the host.
 * @template {keyof WidgetCommands} K @param {K} kind @param {(fields: WidgetCommands[K]) => void} act */
export const onCommand = (kind, act) => { commands[kind] = act; };

/** throttle returns a function that has something done with what it got last: at once, but
 * no more than ten times a second, however often the host asks.
 * @template T @param {(latest?: T) => void} act @returns {(value?: T) => void} */
export function throttle(act) {
  let due = 0, last = -Infinity;
  /** @type {T} */
  let latest;
  return value => {
    latest = value;
    due = due || setTimeout(() => {
      due = 0;
      last = performance.now();
      act(latest);
    }, Math.max(0, last + 100 - performance.now()));
  };
}

/** emit sends an event to the host. @template {keyof WidgetEvents} K @param {K} kind @param {WidgetEvents[K]} fields */
export function emit(kind, fields) {
  const m = message(kind, JSON.parse(JSON.stringify(fields))); // without those that are undefined
  if (port) port.postMessage(m);
  else if (waiting.length < 100) waiting.push(m);
}

// root is the path that the frame's pages live under.
export const root = conf.base + (new RegExp(FRAME_PATH).exec(shownPath()) || [FRAME])[0];

/** currentView returns the view that the frame shows. */
export const currentView = () => view((conf.base + shownPath()).slice(root.length));

addEventListener('message', function hello(e) {
  const fields = parent !== self && e.source === parent && e.ports.length === 1 && parseMessage(TO_FRAME, e.data, fitsAny);
  if (!fields || e.data.kind !== 'hello') return;
  removeEventListener('message', hello);
  port = e.ports[0];
  port.onmessage = ({ data }) => {
    const fields = parseMessage(TO_FRAME, data, fitsAny);
    if (fields && commands[data.kind]) commands[data.kind](fields);
    else if (e.data.debug) console.warn(NAME + ': ignored', data);
  };
  port.postMessage(message('ready', { view: currentView(), lang: conf.lang, version: conf.version }));
  html.dataset.host = '';
  html.dataset.fit = ''; // until it says otherwise, the host follows the height
  waiting.splice(0).forEach(m => port.postMessage(m)); // before any other event
  dispatchEvent(new Event('shiming:hello'));
});
