// The takeover. go-app builds a tree of its own and puts it in the place of the prerendered
// one. Here its virtual nodes get the nodes that are on the page already. Where nothing has
// touched the page the two are the same, and nothing on it changes. Where something has, a
// difference that does no harm stays: a text that was translated or cut up, an attribute
// more, a node of others. What is missing is made, and nothing else.

import { shiming } from './page.js';
import { solid, VNode } from './vnode.js';

/** Whether go-app builds the tree of its first mount. */
let mounting = false;

/** beginMount is called when go-app is about to build it. */
export const beginMount = () => { mounting = true; };

/** createElement makes an element for go-app. @type {Shiming['createElement']} */
export const createElement = (name, namespace) => create(new VNode(name, namespace, ''));

/** createTextNode makes a text for go-app. @type {Shiming['createTextNode']} */
export const createTextNode = data => create(new VNode('', '', data));

/** @param {VNode} v */
const create = v => (mounting ? v.plan() : v.make());

/** body is what go-app takes for the body of the page: its root is put there once, after
 * the first mount. Others may have put nodes of theirs before it. */
export const body = {
  firstElementChild: {},
  /** @param {VNode} root */
  replaceChild(root) {
    mounting = false;
    const there = document.querySelector('[data-root]');
    if (there) return adopt(root, there);
    shiming.misses++;
    document.body.prepend(root.make().node);
  }
};

// What differs without harm: words, which may be translated, and what the reader has pressed.
const harmless = /^(aria-(label|pressed)|title|alt|placeholder)$/;
// What the reader may have changed.
const readers = /^(open|value|checked|selected)$/;

/** The elements that virtual ones have got. @type {WeakSet<Node>} */
const taken = new WeakSet();

/** adopt gives an element of the page to a virtual one, and does the same below it.
 * @param {VNode} v @param {Element} node */
function adopt(v, node) {
  v.node = node;
  taken.add(node);
  v.planned.attributes.forEach((value, name) => {
    const there = node.getAttribute(name);
    if (there === value || (there !== null && (harmless.test(name) || (name === 'class' && hasClasses(node, value))))) return;
    if (name === 'href' && shiming.displaced) return; // an archive leads to copies of its own
    node.setAttribute(name, value);
  });
  v.planned.properties.forEach((value, name) => {
    if (!readers.test(name) && v.node[name] !== value) v.node[name] = value;
  });
  v.listen();
  const there = Array.from(node.childNodes);
  if (there.length === v.children.length && v.children.every((child, i) => fits(child, there[i]) && !isMoved(child, there[i], v.children))) {
    v.children.forEach((child, i) => take(child, there[i]));
  } else {
    align(v, there);
  }
}

/** take gives a node to a virtual node that it fits. @param {VNode} v @param {Node} node */
function take(v, node) {
  if (v.name) return adopt(v, /** @type {Element} */ (node));
  v.node = node; // the words on the page may be a translation
  v.planned = null;
}

/** @param {Element} node @param {string} names */
const hasClasses = (node, names) => names.split(' ').every(name => node.classList.contains(name));

/** fits reports whether a node of the page can be what a virtual node stands for.
 * @param {VNode} v @param {Node} node */
function fits(v, node) {
  if (!v.name) return node.nodeType === Node.TEXT_NODE;
  const id = v.planned.attributes.get('id');
  return node instanceof Element && node.localName === v.name && (!v.namespace || node.namespaceURI === v.namespace) &&
    (!id || !node.id || node.id === id);
}

/** isMoved reports whether the node is another item of the list, whose order was changed.
 * @param {VNode} v @param {Node} node @param {VNode[]} all the items */
function isMoved(v, node, all) {
  if (v.name !== 'li') return false;
  const text = solid(node.textContent);
  return text !== v.text() && all.some(other => other.text() === text);
}

/** align finds the nodes of an element's children where there are others beside them, or
 * some are missing. @param {VNode} v @param {ChildNode[]} there */
function align(v, there) {
  const wanted = v.children.filter(child => child.name), missing = [];
  wanted.forEach((child, i) => {
    const node = find(child, wanted.slice(i), there.filter(n => !taken.has(n)));
    if (node) adopt(child, node);
    else missing.push(child);
  });
  // Texts are what is between the elements, however many parts there are of each.
  for (const child of v.children) if (!child.name && !adoptText(child)) missing.push(child);
  const left = there.filter(n => n instanceof Element && !v.children.some(child => n.contains(child.node)));
  for (const child of missing) {
    shiming.misses++;
    const id = child.name && child.planned.attributes.get('id');
    const other = left.find(n => (id && /** @type {Element} */ (n).id === id) || (child.text() && solid(n.textContent) === child.text()));
    child.make().place();
    if (other) other.remove(); // it was this one, and is of another kind now
  }
}

/** find returns the node of an element's child among those that there are, or null.
 * @param {VNode} child @param {VNode[]} wanted the children from this one on @param {ChildNode[]} there @returns {Element | null} */
function find(child, wanted, there) {
  const like = /** @type {Element[]} */ (there.filter(n => fits(child, n))), same = wanted.filter(v => v.name === child.name), text = child.text();
  const strange = there.filter(n => n.nodeName.toLowerCase() === child.name).length - same.length;
  /** @param {Element} n */
  const says = n => (text ? solid(n.textContent).includes(text) : !solid(n.textContent));
  if (!strange) return (like[0] && isMoved(child, like[0], same) && like.find(says)) || like[0] || findWithin(child, there);
  // Of others are those without the class, or without such elements in them.
  const classes = child.planned.attributes.get('class');
  const close = classes ? like.filter(n => hasClasses(n, classes)) : like;
  const whole = close.filter(n => child.children.every(v => !v.name || n.querySelector(v.name)));
  const [first] = whole.concat(close);
  const equal = close.slice(0, Math.max(strange, 0) + 1).find(says);
  if (equal || !first) return equal || findWithin(child, there);
  return same.slice(1).some(v => v.text() === solid(first.textContent)) ? null : first; // it is a later one
}

/** findWithin looks for a node that was put into one of others. @param {VNode} child @param {ChildNode[]} there */
function findWithin(child, there) {
  for (const n of there) {
    const found = n instanceof Element && Array.from(n.querySelectorAll(child.name)).find(e => !taken.has(e) && fits(child, e));
    if (found) return found;
  }
  return null;
}

/** adoptText gives a text its node, and reports whether there is one. A text that was cut
 * into parts, or has something else in its place, gets one that is not on the page.
 * @param {VNode} v */
function adoptText(v) {
  const parts = v.gap().filter(n => n.textContent.trim());
  if (!parts.length) return false;
  const [whole] = parts.length === 1 ? parts : parts.filter(n => n instanceof Text && solid(n.data) === solid(v.data));
  if (whole instanceof Text) take(v, whole);
  else v.make();
  return true;
}
