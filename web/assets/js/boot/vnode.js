// The nodes that the program holds. go-app changes a tree of its own, and each change goes
// to the page; but what it holds are virtual nodes, which stand before those of the page.
// So the tree of its first mount can be compared with the page as a whole, before any of it
// is on the page (adopt.js). And others may change the page meanwhile: a translator puts
// something else in the place of a text, an extension puts a node between ours or one of
// ours into another. Their nodes stay, and a change of the program finds its place.

/** A virtual node. It has those members of a node that go-app uses. */
export class VNode {
  /** @param {string} name of the tag, or "" of a text @param {string} namespace @param {string} data of a text */
  constructor(name, namespace, data) {
    this.name = name;
    this.namespace = namespace;
    this.data = data;
    /** @type {VNode[]} */
    this.children = [];
    /** @type {VNode | null} */
    this.parent = null;
    /** The node on the page. @type {any} */
    this.node = null;
    /** What is to be done to the node once there is one: attributes by name, properties, listeners.
     * @type {{ attributes: Map<string, string>, properties: Map<string, unknown>, listeners: any[][] } | null} */
    this.planned = null;
  }

  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    if (this.node) this.node.setAttribute(name, value);
    else this.planned.attributes.set(name, value);
  }

  /** @param {string} name */
  removeAttribute(name) { this.node.removeAttribute(name); }

  /** @param {string} name @param {unknown} value */
  setProperty(name, value) {
    if (this.node) this.node[name] = value;
    else this.planned.properties.set(name, value);
  }

  /** @param {any[]} listener */
  addEventListener(...listener) {
    if (this.node) this.node.addEventListener(...listener);
    else this.planned.listeners.push(listener);
  }

  /** @param {any[]} listener */
  removeEventListener(...listener) { this.node.removeEventListener(...listener); }

  /** @param {VNode} child */
  appendChild(child) {
    child.parent = this;
    this.children.push(child);
    if (this.node) this.node.appendChild(child.node);
  }

  /** @param {VNode} child @param {VNode} old */
  replaceChild(child, old) {
    old.clear();
    child.parent = this;
    this.children[this.children.indexOf(old)] = child;
    if (this.node.contains(old.node)) old.node.replaceWith(child.node);
    else child.place();
  }

  /** @param {VNode} child */
  removeChild(child) {
    child.clear();
    this.children.splice(this.children.indexOf(child), 1);
    if (this.node.contains(child.node)) child.node.remove();
  }

  /** @param {string} data */
  set nodeValue(data) {
    this.clear();
    this.data = this.node.data = data;
    if (this.node.parentNode !== this.parent.node) this.place();
  }

  /** place puts the node on the page, before the next one of its siblings. */
  place() {
    const { node, children } = this.parent;
    const next = children.slice(children.indexOf(this) + 1).map(v => v.within(node)).find(Boolean);
    node.insertBefore(this.node, next || null);
  }

  /** within returns the child of an element that this node is, or is in. @param {Node} element */
  within(element) {
    let n = this.node;
    while (n && n.parentNode !== element) n = n.parentNode;
    return n;
  }

  /** clear removes from the page what others have put in the place of a text, or made of its parts. */
  clear() {
    if (this.name || (this.node.parentNode === this.parent.node && this.node.data === this.data)) return;
    for (const n of this.gap()) if (n !== this.node && n.textContent.trim()) n.remove();
  }

  /** gap returns the nodes on the page between the siblings of this one. @returns {ChildNode[]} */
  gap() {
    const { node, children } = this.parent, at = children.indexOf(this);
    const before = children.slice(0, at).map(v => v.within(node)).filter(Boolean).pop();
    const after = children.slice(at + 1).map(v => v.within(node)).find(Boolean);
    const nodes = [];
    let n = before ? before.nextSibling : node.firstChild;
    for (; n && n !== after; n = n.nextSibling) nodes.push(n);
    return nodes;
  }

  /** plan has the node wait for one on the page. */
  plan() {
    this.planned = { attributes: new Map(), properties: new Map(), listeners: [] };
    return this;
  }

  /** make makes a node of its own, with all that is planned below it. */
  make() {
    this.node = !this.name ? document.createTextNode(this.data)
      : this.namespace ? document.createElementNS(this.namespace, this.name) : document.createElement(this.name);
    if (!this.planned) return this;
    this.planned.attributes.forEach((value, name) => this.node.setAttribute(name, value));
    for (const child of this.children) this.node.appendChild(child.make().node);
    // After the children: a select takes the value of one of its options.
    this.planned.properties.forEach((value, name) => { this.node[name] = value; });
    this.listen();
    return this;
  }

  /** listen adds the listeners that are planned. There are no plans after that. */
  listen() {
    this.planned.listeners.forEach(listener => this.node.addEventListener(...listener));
    this.planned = null;
  }

  /** text returns all text in the node, without white space. @returns {string} */
  text() { return this.name ? this.children.map(v => v.text()).join('') : solid(this.data); }
}

/** solid returns a text without white space. @param {string} text */
export const solid = text => text.replace(/\s+/g, '');

// The properties that go-app writes.
for (const name of ['value', 'contentEditable', 'isMap', 'readOnly', 'async', 'autofocus', 'autoplay', 'checked', 'default', 'defer',
  'disabled', 'hidden', 'loop', 'multiple', 'muted', 'open', 'required', 'reversed', 'selected']) {
  /** @this {VNode} @param {unknown} value */
  const set = function (value) { this.setProperty(name, value); };
  Object.defineProperty(VNode.prototype, name, { set });
}
