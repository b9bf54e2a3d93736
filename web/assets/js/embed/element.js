import { options } from './view.js';
import { widget } from './widget.js';

/** What each element shows. @type {WeakMap<HTMLElement, ReturnType<typeof widget>>} */
const widgets = new WeakMap();

/** define makes the element known. @param {string} base the address of the site */
export function define(base) {
  customElements.define(ELEMENT, class extends HTMLElement {
    static get observedAttributes() { return options; }

    constructor() {
      super();
      widgets.set(this, widget(this, base));
    }

    connectedCallback() { widgets.get(this).start(); }

    disconnectedCallback() { widgets.get(this).stop(); }

    /** @param {WidgetOption} name @param {string | null} before @param {string | null} now */
    attributeChangedCallback(name, before, now) {
      if (before !== now && this.isConnected) widgets.get(this).changed(name);
    }

    /** @param {string} view */
    show(view) { widgets.get(this).show(view); }
    /** @param {string[]} questions */
    open(...questions) { widgets.get(this).send('open', { questions }); }
    /** @param {string[]} questions */
    close(...questions) { widgets.get(this).send('close', { questions }); }
    reset() { widgets.get(this).send('reset'); }
  });
}
