// The messages between host page and frame. Which there are is in content/widget; here
// those to the frame come as one text, TO_FRAME, and of the others their kinds: EVENTS.

import { ids } from './view.js';

/** fits reports whether a value is of the type of a field that both ends send: one with the
 * sign # is a height, with ~ a text, with none an id or a view. @param {string} field @param {any} value */
export const fits = (field, value) => /#/.test(field) ? typeof value === 'number' && value >= 0 && value <= 1e5
  : typeof value === 'string' && (/~/.test(field) ? /^.{0,2000}$/s : /^[\w:=/,.-]{1,2000}$/).test(value);

/** parseMessage returns the fields of a message that came, or null if it is none of those
 * known, such as "open question,navigate view? href?~", or a field has another type.
 * @param {string} known @param {any} data @returns {any} */
export function parseMessage(known, data, fitsType = fits) {
  const [kind, ...fields] = known.split(',').map(ids).find(entry => entry[0] === (data && data[NAME] === PROTOCOL && data.kind)) || [];
  /** @type {Record<string, unknown>} */
  const values = {};
  return kind && fields.every(field => {
    const name = field.replace(/\W/g, '');
    const value = values[name] = data[name];
    return value === undefined ? /\?/.test(field) : fitsType(field, value);
  }) ? values : null;
}

/** message makes a message. @param {string} kind @param {object} [fields] */
export const message = (kind, fields) => ({ [NAME]: PROTOCOL, kind, ...fields });

/** parseEvent returns the fields of a message of the frame, or nothing if it is none. Which
 * fields there are the frame knows; here, a height is a number, an address any text, and all
 * else an id or a view. @param {any} data @returns {any} */
export function parseEvent(data) {
  const { [NAME]: version, kind, ...fields } = { ...data };
  return version === PROTOCOL && ids(EVENTS).includes(kind) && Object.entries(fields).every(([name, value]) =>
    (name === 'height' ? typeof value === 'number' && value >= 0 && value <= 1e5
      : typeof value === 'string' && (name === 'href' || /^[\w:=/,.-]+$/.test(value)) && value.length < 2001)) && fields;
}
