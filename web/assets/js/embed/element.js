import { options } from './options.js';
import { widget } from './widget.js';

const widgets = new WeakMap(); // element -> what it shows

export function define(base) {
  customElements.define('shiming-faq', class extends HTMLElement {
    static get observedAttributes() { return options; }

    constructor() {
      super();
      widgets.set(this, widget(this, base));
    }

    connectedCallback() { widgets.get(this).start(); }

    disconnectedCallback() { widgets.get(this).stop(); }

    attributeChangedCallback(name, before, now) {
      if (before !== now && this.isConnected) widgets.get(this).changed(name);
    }

    show(view) { widgets.get(this).show(view); }
    open(...questions) { widgets.get(this).send('open', { questions }); }
    close(...questions) { widgets.get(this).send('close', { questions }); }
    reset() { widgets.get(this).send('reset'); }
  });
}
