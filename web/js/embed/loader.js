// The script tag: it makes the element known, and where it says what to show, puts
// one behind itself.

const script = document.currentScript || document.querySelector('[src*="/embed.js"]');

export function loader(define) {
  const source = script.src;
  const base = new URL('.', source).href;
  const shared = window.shimingEmbed = window.shimingEmbed || { version: 1, sources: [] };
  shared.sources.push(source);
  const known = customElements.get('shiming-faq');
  if (!known) define(base);
  if (!('view' in script.dataset)) return;
  if (script.parentNode === document.head) {
    console.error('shiming: in head', script);
    return;
  }
  const element = document.createElement('shiming-faq');
  for (const { name, value } of script.attributes) {
    if (/^data-/.test(name)) element.setAttribute(name.slice(5), value);
  }
  if (known) element.setAttribute('base', base); // that copy may be another site's
  script.after(element);
}
