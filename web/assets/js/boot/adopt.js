import { shiming } from './page.js';

// go-app builds a tree of its own and puts it in the place of the prerendered
// one. It does so in document order: an element, its attributes, its children,
// then its place in its parent. While it does, adopt hands out the nodes that
// are there already. At the first difference it gives up: what was adopted is
// taken off the page, stripped to what go-app made, completed, and put back.
//
// Where a browser has translated the page, each text stands in a font element of the
// browser's. go-app gets a text of its own for it, which is never on the page.

export function adopt(root) {
  const nativeElement = document.createElement, nativeNS = document.createElementNS, nativeText = document.createTextNode;
  const nativeAppend = Node.prototype.appendChild, nativeReplace = Node.prototype.replaceChild;
  const nativeSet = Element.prototype.setAttribute;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let next = root;
  const made = new Map(); // adopted node -> names of the attributes that go-app set
  const aside = new Map(); // text of go-app's -> the translation that is on the page
  let place = null; // stands where the root was, once adoption was given up
  let restore = [];

  function take(fits) {
    if (place) return null;
    const node = next;
    if (!node || !fits(node)) {
      giveUp();
      return null;
    }
    next = walker.nextNode();
    made.set(node, []);
    return node;
  }

  function giveUp() {
    shiming.misses++;
    place = document.createComment('');
    nativeReplace.call(root.parentNode, place, root);
    made.forEach(function (names, node) {
      Array.from(node.childNodes).forEach(function (child) {
        if (!made.has(child)) child.remove();
      });
      Array.from(node.attributes || []).forEach(function (a) {
        if (names.indexOf(a.name) < 0) node.removeAttribute(a.name);
      });
    });
  }

  function patch(object, name, value) {
    const own = Object.getOwnPropertyDescriptor(object, name);
    restore.push(function () {
      if (own) Object.defineProperty(object, name, own);
      else delete object[name];
    });
    Object.defineProperty(object, name, Object.assign({ configurable: true }, value));
  }

  patch(document, 'createElement', { value: function (tag) {
    return take(function (n) { return n.localName === tag; }) || nativeElement.call(document, tag);
  } });
  patch(document, 'createElementNS', { value: function (ns, tag) {
    return take(function (n) { return n.localName === tag && n.namespaceURI === ns; }) || nativeNS.call(document, ns, tag);
  } });
  patch(document, 'createTextNode', { value: function (words) {
    if (!place && next && next.localName === 'font') {
      const text = nativeText.call(document, words);
      const translation = next;
      made.set(text, []);
      aside.set(text, translation);
      do { next = walker.nextNode(); } while (next && translation.contains(next));
      return text;
    }
    return take(function (n) { return n.nodeType === 3 && n.data === words; }) || nativeText.call(document, words);
  } });
  patch(Element.prototype, 'setAttribute', { value: function (name, value) {
    const names = made.get(this);
    if (names) {
      names.push(name);
      // What the reader may have pressed stays, as what follows below does.
      if (!place && (this.getAttribute(name) === String(value) || name === 'aria-pressed')) return;
      if (!place) giveUp();
    }
    nativeSet.call(this, name, value);
  } });
  patch(Node.prototype, 'appendChild', { value: function (child) {
    if (!place && made.has(child)) {
      if ((aside.get(child) || child).parentNode === this) return child;
      giveUp();
    }
    return nativeAppend.call(this, child);
  } });
  patch(Node.prototype, 'replaceChild', { value: function (child, old) {
    if (old !== root) return nativeReplace.call(this, child, old);
    if (!place && next) giveUp();
    end();
    if (place) nativeReplace.call(place.parentNode, child, place);
    return old;
  } });

  // go-app writes these as properties. What the reader may have changed stays;
  // the others are written only where they differ.
  [HTMLDetailsElement, HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement, HTMLOptionElement,
    HTMLButtonElement, HTMLElement].forEach(function (type) {
    ['open', 'value', 'checked', 'selected', 'hidden', 'disabled', 'autofocus', 'multiple', 'readOnly', 'required'].forEach(function (name) {
      const own = Object.getOwnPropertyDescriptor(type.prototype, name);
      if (!own || !own.set) return;
      patch(type.prototype, name, { get: own.get, enumerable: own.enumerable, set: function (value) {
        const names = made.get(this);
        if (names) {
          names.push(name.toLowerCase());
          if (/^(open|value|checked|selected)$/.test(name) || own.get.call(this) === value) return;
          if (!place) giveUp();
        }
        own.set.call(this, value);
      } });
    });
  });

  function end() {
    restore.forEach(function (undo) { undo(); });
    restore = [];
  }
  return { end: end };
}
