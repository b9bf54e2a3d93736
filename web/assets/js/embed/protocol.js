// The messages between host page and frame. Which there are stands in protocol.go.

import { ids } from './view.js';

// fits tells whether a value is of the type that a field has.
export const fits = (name, value) =>
  name === 'height' ? value === +value && value >= 0 && value <= 1e5
  : typeof value === 'string' && value.length <= 2000 && (name === 'href' || /^[\w:=/,.-]+$/.test(value));

// heard returns the fields of a message that came, or null if it is none of those in
// known ("open question,error code"), or a field has another type than is says.
export function heard(known, data, is = fits) {
  const [kind, ...names] = known.split(',').map(ids).find(entry => entry[0] === (data && data.shiming === 1 && data.kind)) || [];
  const fields = {};
  return kind && names.every(name => {
    const key = name.replace('?', '');
    const value = fields[key] = data[key];
    return value === undefined ? key !== name : is(key, value);
  }) ? fields : null;
}

export const message = (kind, fields) => ({ shiming: 1, kind, ...fields });
