import { inside, made, options } from './view.js';
import { widget } from './widget.js';

/** define makes the element known. @param {string} base the address of the site */
export function define(base) {
  class Widget extends HTMLElement {
    static get observedAttributes() { return options; }

    constructor() {
      super();
      this[inside] = widget(this, base);
    }

    connectedCallback() {
      // The script ran before a widget that was saved with the page came behind it.
      if (this.matches(made + '+' + made)) return this.remove();
      for (const key of Object.keys(this)) { // what was set before there were properties
        const value = /** @type {any} */ (this)[key];
        delete /** @type {any} */ (this)[key];
        /** @type {any} */ (this)[key] = value;
      }
      this[inside].start();
    }

    disconnectedCallback() { this[inside].stop(); }

    /** @param {WidgetOption} name @param {string | null} before @param {string | null} now */
    attributeChangedCallback(name, before, now) {
      if (before !== now && this.isConnected) this[inside].changed(name);
    }

    /** @param {string} view */
    show(view) { this[inside].show(view); }
    /** @param {string[]} questions */
    openAnswers(...questions) { this[inside].send('open', { questions }); }
    /** @param {string[]} questions */
    closeAnswers(...questions) { this[inside].send('close', { questions }); }
    /** The former name. @param {string[]} questions */
    close(...questions) { this[inside].send('close', { questions }); }
    reset() { this[inside].send('reset'); }
  }
  // Options are properties that reflect their attributes, which is what frameworks set: null
  // where there is none. lang and title are HTML's own.
  for (const name of options) if (!/lang|title/.test(name)) Object.defineProperty(Widget.prototype, name.replace(/-./, m => m[1].toUpperCase()), {
    get() { return this.getAttribute(name); },
    set(value) {
      if (value === null || value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? '' : value.join ? value.join(' ') : value);
    }
  });
  customElements.define(ELEMENT, Widget);
}
