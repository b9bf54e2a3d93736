// The colour scheme of the host page where the element stands. A page that says
// nothing of color-scheme is a light one, whatever the reader prefers.

const preference = matchMedia('(prefers-color-scheme: dark)');

// scheme returns the one in which an element is whose caret has the colour CanvasText:
// the browser knows all that has a say in it.
export const scheme = element => /\(2\d\d/.test(getComputedStyle(element).caretColor) ? 'dark' : 'light';

// watch calls changed when the scheme may be another, as long as listen does and
// until the function that it returns is called.
export function watch(changed, listen) {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true });
  observer.observe(document.body, { attributes: true });
  listen(preference, 'change', changed);
  return () => observer.disconnect();
}
