/** closest returns the element at or around the target of an event that fits a selector. An element of a
 * drawing has fewer properties than its type says.
 * @param {Event} e @param {string} selector @returns {HTMLElement | null} */
export const closest = (e, selector) => e.target instanceof Element ? e.target.closest(selector) : null;

/** byId returns an element that every page has, or that its caller knows to be there: in the
 * root of the page or beside it. One of others with the same id may stand before it.
 * @type {(id: string) => HTMLElement} */
export const byId = id => document.querySelector('[data-root] #' + id + ', [data-root] ~ #' + id) ||
  document.getElementById(id); // others may have moved the root, or taken it away

/** make appends a new element with the properties given to another one.
 * @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {Node} to @param {Partial<HTMLElementTagNameMap[T]>} [properties] */
export const make = (tag, to, properties) => to.appendChild(Object.assign(document.createElement(tag), properties));

/** loadScript loads a script. One that failed may be loaded anew. @param {string} src @returns {Promise<unknown>} */
export const loadScript = src => new Promise((resolve, reject) => {
  const script = make('script', document.head, { src, onload: resolve, onerror() {
    script.remove();
    reject(new Error('cannot load ' + src));
  } });
});

/** clearAttribute takes an attribute off all elements that have it. @param {string} name */
export const clearAttribute = name => document.querySelectorAll('[' + name + ']').forEach(e => e.removeAttribute(name));
