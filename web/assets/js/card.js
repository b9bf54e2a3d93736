// The card for customer service, as a text to copy and as a picture. It is loaded when
// a reader asks for one.

import { picture } from './card/picture.js';

const { shiming } = window;
const dialog = document.body.appendChild(document.createElement('dialog'));
dialog.id = 'card';
dialog.className = 'handover';
dialog.setAttribute('aria-labelledby', 'card-title');

function add(parent, tag, text, attributes) {
  const e = parent.appendChild(document.createElement(tag));
  if (text) e.textContent = text;
  for (const name in attributes) e.setAttribute(name, attributes[name]);
  return e;
}

function button(row, label, act) {
  add(row, 'button', label, { type: 'button', class: 'button' }).addEventListener('click', act);
}

// hand shows a card.
shiming.hand = card => {
  if (!card) return;
  const text = '【' + card.verdict + '】' + card.title + '\n' + card.lines + '\n' + card.address;
  const png = picture(card);
  const file = name(card.address);
  dialog.textContent = '';
  add(dialog, 'h2', card.heading, { id: 'card-title' });
  add(dialog, 'img', '', { src: png, alt: card.picture });
  add(dialog, 'p', text, { class: 'words' });
  const row = add(dialog, 'p', '', { class: 'row' });
  button(row, card.copy, () => shiming.copy(text, done => {
    said.textContent = done ? card.copied : '';
    if (!done) select(dialog.querySelector('.words')); // to be copied by hand
  }));
  add(row, 'a', card.save, { href: png, download: file, class: 'button' });
  const files = [new File([bytes(png)], file, { type: 'image/png' })];
  if (navigator.canShare && navigator.canShare({ files })) {
    button(row, card.share, () => navigator.share({ files, title: card.title }).catch(() => {}));
  }
  if (window.print) button(row, card.print, () => print());
  button(row, card.close, close);
  // The page's own line is behind the card.
  const said = add(dialog, 'p', '', { role: 'status', class: 'hint' });
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
  dialog.querySelector('.button').focus({ preventScroll: true });
}

function close() {
  hide();
  closed();
}

function hide() {
  if (dialog.close) dialog.close();
  else dialog.removeAttribute('open');
  delete document.documentElement.dataset.card;
}

function closed() {
  delete document.documentElement.dataset.card;
  const act = document.querySelector('[data-act=card]');
  if (act) act.focus({ preventScroll: true });
}

dialog.addEventListener('cancel', () => setTimeout(closed));
addEventListener('shiming:shown', hide);

function select(e) {
  const range = document.createRange();
  range.selectNodeContents(e);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

// name returns a file name that says which verdict it is.
function name(address) {
  const path = new URL(address).pathname.split('/check/')[1] || '';
  return ('shiming-' + path.replace(/[^a-z0-9]+/g, '-')).replace(/-$/, '') + '.png';
}

function bytes(url) {
  const raw = atob(url.split(',')[1]);
  return Uint8Array.from(raw, c => c.charCodeAt(0));
}
