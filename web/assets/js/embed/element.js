import { inside, options } from './view.js';
import { widget } from './widget.js';

/** property returns the name of the property of an option. @param {string} name */
const property = name => name.replace(/-./, m => m[1].toUpperCase());

/** define makes the element known. @param {string} base the address of the site */
export function define(base) {
  class Widget extends HTMLElement {
    [inside] = widget(this, base);

    connectedCallback() {
      // The script ran before a widget that was saved with the page came behind it.
      if (this.matches('[data-' + NAME + ']+[data-' + NAME + ']')) this.remove();
      // What frameworks set before there were properties. What they do not find, they may write
      // as an attribute of that name.
      for (const name of options) {
        const key = property(name), value = /** @type {any} */ (this)[key] ?? this.getAttribute(key);
        delete /** @type {any} */ (this)[key];
        /** @type {any} */ (this)[key] = value;
      }
      this[inside].follow();
    }

    disconnectedCallback() { this[inside].stop(); }

    /** @param {WidgetOption} name @param {string | null} before @param {string | null} now */
    attributeChangedCallback(name, before, now) {
      if (before !== now) this[inside].follow(name);
    }
  }
  // Options are properties that reflect their attributes, which is what frameworks set: null
  // where there is none, also lang and title, of which HTML would make the word null.
  for (const name of options) Object.defineProperty(Widget.prototype, property(name), {
    get() { return this.getAttribute(name); },
    set(value) {
      if ((value ?? false) === false) this.removeAttribute(name), this.removeAttribute(property(name));
      else this.setAttribute(name, value === true ? '' : value);
    }
  });
  /** @type {any} */ (Widget).observedAttributes = options;
  customElements.define(ELEMENT, Widget);
}
