// With mirror-url, a parameter of the host page's own address says what is shown, in
// the way of the attribute view, or open: and the answers that are open.

/** parameter returns the name of the parameter, by the value of the attribute. @param {string} value */
export const parameter = value => value.replace(/[^\w-]|^true$/g, '') || MIRROR;

/** mirror returns what the address says, or an empty string. If it is given what the owner
 * wants to show, what is shown and which answers are open, it puts that there, and leaves the
 * rest of the address, and its state, alone.
 * @param {HTMLElement} host @param {string} [wanted] @param {string} [shown] @param {Set<string>} [open] */
export function mirror(host, wanted, shown, open) {
  const value = host.getAttribute('mirror-url');
  if (value === null || value === 'false') return '';
  const name = parameter(value);
  if (!shown) return new URLSearchParams(location.search).get(name) || '';
  // What the owner shows anyway is not worth a parameter.
  const now = shown !== wanted ? shown : /^(faq|topic)/.test(shown) && open.size ? 'open:' + [...open] : '';
  const url = new URL(location.href); // whole, since a <base> may lead elsewhere
  url.search = url.search.slice(1).split('&').filter(p => p && !p.startsWith(name + '=')).concat(now ? name + '=' + now : []).join('&');
  if (url.href !== location.href) {
    try {
      history.replaceState(history.state, '', url);
    } catch { /* not every page has an address of its own, and browsers limit how often it changes */ }
  }
  return '';
}
