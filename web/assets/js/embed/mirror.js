// With mirror-url, a parameter of the host page's own address says what is shown, in
// the way of the attribute view, or open: and the answers that are open.

/** parameter returns the name of the parameter, by the value of the attribute. @param {string} value */
export const parameter = value => value.replace(/[^\w-]|^true$/g, '') || MIRROR;

/** read returns what the address says, or an empty string. @param {string} name */
export const read = name => new URLSearchParams(location.search).get(name) || '';

/** write puts it there, and leaves the rest of the address, and its state, alone.
 * @param {string} name @param {string} value */
export function write(name, value) {
  const url = new URL(location.href); // whole, since a <base> may lead elsewhere
  url.search = url.search.slice(1).split('&').filter(p => p && !p.startsWith(name + '=')).concat(value ? name + '=' + value : []).join('&');
  if (url.href === location.href) return;
  try {
    history.replaceState(history.state, '', url);
  } catch { /* not every page has an address of its own, and browsers limit how often it changes */ }
}
