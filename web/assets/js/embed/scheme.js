// The colour scheme of the host page where the element stands. A page that says
// nothing of color-scheme is a light one, whatever the reader prefers.

/** scheme returns the one in which an element is whose caret has the colour CanvasText:
 * the browser takes everything into account that decides it. @param {Element} element */
export const scheme = element => /\(2\d\d/.test(getComputedStyle(element).caretColor) ? 'dark' : 'light';
