// Others may write harmless markup on the page. There an element whose name is that of a
// property hides the property, as <img name=head> does.

/** own returns a property of the document as the browser made it.
 * @template {keyof Document} K @param {K} name @returns {Document[K]} */
export const own = name => Reflect.get(Document.prototype, name, document);

/** create makes an element. @template {keyof HTMLElementTagNameMap} T @param {T} tag @returns {HTMLElementTagNameMap[T]} */
export const create = tag => /** @type {any} */ (own('createElement').call(document, tag));
