// With mirror-url, a parameter of the host page's own address says what is shown, in
// the way of the attribute view, or open: and the answers that are open.

/** parameter returns the name of the parameter, by the value of the attribute. @param {string} value */
export const parameter = value => value.replace(/[^\w-]|^true$/g, '') || MIRROR;

/** name returns the parameter of an element, or nothing if it has none. @param {HTMLElement} host */
const name = host => {
  const value = host.getAttribute('mirror-url');
  return value === null || value === 'false' ? '' : parameter(value);
};

/** read returns what the address says: a view, and the answers that are open. @param {HTMLElement} host */
export function read(host) {
  const says = (name(host) && new URLSearchParams(location.search).get(name(host))) || '';
  return [says, says.split('open:')[1]];
}

/** write puts there what the owner does not show anyway, and leaves the rest of the address,
 * and its state, alone.
 * @param {HTMLElement} host @param {string} wanted by the owner @param {string} shown @param {Set<string>} open */
export function write(host, wanted, shown, open) {
  if (!name(host)) return;
  const now = shown !== wanted ? shown : /^(faq|topic)/.test(shown) && open.size ? 'open:' + [...open] : '';
  const url = new URL(location.href); // whole, since a <base> may lead elsewhere
  url.search = url.search.slice(1).split('&').filter(p => p && !p.startsWith(name(host) + '=')).concat(now ? name(host) + '=' + now : []).join('&');
  if (url.href === location.href) return;
  try {
    history.replaceState(history.state, '', url);
  } catch { /* not every page has an address of its own, and browsers limit how often it changes */ }
}
