/** closest returns the element at or around the target of an event that fits a selector.
 * @param {Event} e @param {string} selector @returns {HTMLElement | null} */
export const closest = (e, selector) => e.target instanceof Element ? e.target.closest(selector) : null;

/** byId returns an element that every page has, or that its caller knows to be there.
 * @type {(id: string) => HTMLElement} */
export const byId = id => /** @type {HTMLElement} */ (document.getElementById(id));
