import { shiming } from './page.js';

// go-app builds a tree of its own and puts it in the place of the prerendered
// one. It does so in document order: an element, its attributes, its children,
// then its place in its parent. While it does, adopt hands out the nodes that
// are there already. At the first difference it gives up: what was adopted is
// taken off the page, stripped to what go-app made, completed, and put back.
//
// Where a browser has translated the page, each text stands in a font element of the
// browser's. go-app gets a text of its own for it, which is never on the page.

/** adopt replaces functions of the DOM, given the root of the prerendered tree. It returns what
 * restores them, which also happens when go-app puts its tree in place.
 * @param {Element} root */
export function adopt(root) {
  const nativeElement = document.createElement, nativeNS = document.createElementNS, nativeText = document.createTextNode;
  const nativeAppend = Node.prototype.appendChild, nativeReplace = Node.prototype.replaceChild;
  const nativeSet = Element.prototype.setAttribute;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  /** The node that go-app should make next. @type {any} */
  let next = root;
  /** Adopted node -> names of the attributes that go-app set. @type {Map<Node, string[]>} */
  const adopted = new Map();
  /** Text of go-app's -> the translation that is on the page. @type {Map<Node, Node>} */
  const translations = new Map();
  /** Stands where the root was, once adoption was given up. @type {Comment | null} */
  let placeholder = null;
  /** @type {(() => void)[]} */
  const restore = [];
  const end = () => restore.splice(0).forEach(undo => undo());

  /** take returns the next node if it is the one that go-app makes. @param {(node: any) => boolean} fits */
  function take(fits) {
    if (placeholder) return null;
    const node = next;
    if (!node || !fits(node)) {
      giveUp();
      return null;
    }
    next = walker.nextNode();
    adopted.set(node, []);
    return node;
  }

  function giveUp() {
    shiming.misses++;
    placeholder = document.createComment('');
    nativeReplace.call(root.parentNode, placeholder, root);
    adopted.forEach((names, node) => {
      for (const child of Array.from(node.childNodes)) if (!adopted.has(child)) child.remove();
      if (!(node instanceof Element)) return;
      for (const name of node.getAttributeNames()) if (!names.includes(name)) node.removeAttribute(name);
    });
  }

  /** patch changes a property until the end. @param {any} object @param {string} name @param {PropertyDescriptor} to */
  function patch(object, name, to) {
    const own = Object.getOwnPropertyDescriptor(object, name);
    restore.push(() => {
      if (own) Object.defineProperty(object, name, own);
      else delete object[name];
    });
    Object.defineProperty(object, name, { configurable: true, ...to });
  }

  patch(document, 'createElement', { value: /** @param {string} tag */ tag =>
    take(n => n.localName === tag) || nativeElement.call(document, tag) });
  patch(document, 'createElementNS', { value: /** @param {string} ns @param {string} tag */ (ns, tag) =>
    take(n => n.localName === tag && n.namespaceURI === ns) || nativeNS.call(document, ns, tag) });
  patch(document, 'createTextNode', { value: /** @param {string} data */ data => {
    if (!placeholder && next && next.localName === 'font') {
      const text = nativeText.call(document, data);
      const translation = next;
      adopted.set(text, []);
      translations.set(text, translation);
      do { next = walker.nextNode(); } while (next && translation.contains(next));
      return text;
    }
    return take(n => n.nodeType === 3 && n.data === data) || nativeText.call(document, data);
  } });
  /** @this {Element} @param {string} name @param {string} value */
  function setAttribute(name, value) {
    const names = adopted.get(this);
    if (names) {
      names.push(name);
      // What the reader may have pressed stays, as what follows below does.
      if (!placeholder && (this.getAttribute(name) === String(value) || name === 'aria-pressed')) return;
      if (!placeholder) giveUp();
    }
    nativeSet.call(this, name, value);
  }
  patch(Element.prototype, 'setAttribute', { value: setAttribute });
  /** @this {Node} @param {Node} child */
  function appendChild(child) {
    if (!placeholder && adopted.has(child)) {
      if ((translations.get(child) || child).parentNode === this) return child;
      giveUp();
    }
    return nativeAppend.call(this, child);
  }
  patch(Node.prototype, 'appendChild', { value: appendChild });
  /** @this {Node} @param {Node} child @param {Node} old */
  function replaceChild(child, old) {
    if (old !== root) return nativeReplace.call(this, child, old);
    if (!placeholder && next) giveUp();
    end();
    if (placeholder) nativeReplace.call(placeholder.parentNode, child, placeholder);
    return old;
  }
  patch(Node.prototype, 'replaceChild', { value: replaceChild });

  // go-app writes these as properties. What the reader may have changed stays;
  // the others are written only where they differ.
  [HTMLDetailsElement, HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement, HTMLOptionElement,
    HTMLButtonElement, HTMLElement].forEach(type => {
    ['open', 'value', 'checked', 'selected', 'hidden', 'disabled', 'autofocus', 'multiple', 'readOnly', 'required'].forEach(name => {
      const own = Object.getOwnPropertyDescriptor(type.prototype, name);
      if (!own || !own.set) return;
      /** @this {Element} @param {unknown} value */
      function set(value) {
        const names = adopted.get(this);
        if (names) {
          names.push(name.toLowerCase());
          if (/^(open|value|checked|selected)$/.test(name) || own.get.call(this) === value) return;
          if (!placeholder) giveUp();
        }
        own.set.call(this, value);
      }
      patch(type.prototype, name, { ...own, set });
    });
  });

  return end;
}
