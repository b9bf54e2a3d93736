// The card for customer service, as a text to copy and as a picture. It is loaded when
// a reader asks for one.

import { picture } from './card/picture.js';

const { shiming } = window;
const dialog = document.body.appendChild(document.createElement('dialog'));
dialog.id = 'card';
dialog.className = 'handover';
dialog.setAttribute('aria-labelledby', 'card-title');

/** @param {Element} parent @param {string} tag @param {string} text @param {Record<string, string>} attributes */
function add(parent, tag, text, attributes) {
  const e = parent.appendChild(document.createElement(tag));
  if (text) e.textContent = text;
  for (const name in attributes) e.setAttribute(name, attributes[name]);
  return e;
}

/** @param {Element} row @param {string} label @param {() => void} act */
function button(row, label, act) {
  add(row, 'button', label, { type: 'button', class: 'button' }).addEventListener('click', act);
}

/** @param {Card | null} card */
shiming.showCard = card => {
  if (!card) return;
  const text = '【' + card.verdict + '】' + card.title + '\n' + card.lines + '\n' + card.address;
  const png = picture(card);
  const file = fileName(card.address);
  dialog.textContent = '';
  add(dialog, 'h2', card.heading, { id: 'card-title' });
  add(dialog, 'img', '', { src: png, alt: card.picture });
  const words = add(dialog, 'p', text, { class: 'words' });
  const row = add(dialog, 'p', '', { class: 'row' });
  button(row, card.copy, () => shiming.copy(text, done => {
    status.textContent = done ? card.copied : '';
    if (!done) getSelection().selectAllChildren(words); // to be copied by hand
  }));
  add(row, 'a', card.save, { href: png, download: file, class: 'button' });
  const files = [new File([bytes(png)], file, { type: 'image/png' })];
  if (navigator.canShare && navigator.canShare({ files })) {
    button(row, card.share, () => navigator.share({ files, title: card.title }).catch(() => {}));
  }
  if (window.print) button(row, card.print, () => print());
  button(row, card.close, () => {
    hide();
    focusButton();
  });
  // The page's own line is behind the card.
  const status = add(dialog, 'p', '', { role: 'status', class: 'hint' });
  open();
};

function open() {
  document.documentElement.dataset.card = '';
  // A frame is as high as its page, and a host page may show any part of it.
  if ('frame' in shiming.conf) {
    dialog.setAttribute('open', '');
    dialog.scrollIntoView({ block: 'nearest' });
  } else if (dialog.showModal) {
    if (!dialog.open) dialog.showModal();
  } else {
    dialog.classList.add('plain'); // to this browser it is an element like any other
    dialog.setAttribute('open', '');
  }
  /** @type {HTMLElement} */ (dialog.querySelector('.button')).focus({ preventScroll: true });
}

function hide() {
  if (dialog.close) dialog.close();
  else dialog.removeAttribute('open');
  delete document.documentElement.dataset.card;
}

/** focusButton gives the focus back to the button that showed the card. */
function focusButton() {
  delete document.documentElement.dataset.card;
  /** @type {HTMLElement} */
  const button = document.querySelector('[data-act=card]');
  if (button) button.focus({ preventScroll: true });
}

dialog.addEventListener('cancel', () => setTimeout(focusButton));
addEventListener('shiming:shown', hide);

/** fileName returns a file name that says which verdict it is. @param {string} address */
function fileName(address) {
  const path = new URL(address).pathname.split('/' + CHECK)[1] || '';
  return (NAME + '-' + path.replace(/[^a-z0-9]+/g, '-')).replace(/-$/, '') + '.png';
}

/** bytes returns the bytes in a data: URL. @param {string} url */
function bytes(url) {
  return Uint8Array.from(atob(url.split(',')[1]), c => c.charCodeAt(0));
}
