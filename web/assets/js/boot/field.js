// The search field.

/** field returns it, or null on a page without one. @returns {HTMLInputElement | null} */
export const field = () => document.querySelector('[data-root] input#' + SEARCH_ANCHOR);

/** clearField empties it, as its reader might. */
export function clearField() {
  const f = field();
  if (!f || !f.value) return;
  f.value = '';
  f.dispatchEvent(new Event('input', { bubbles: true }));
}
