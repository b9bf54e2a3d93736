// The card for customer service, as a text to copy and as a picture. It is loaded when
// a reader asks for one.

import { picture } from './card/picture.js';
import { make } from './dom.js';

const { shiming } = window;
const dialog = make('dialog', document.body, { id: 'card', className: 'handover' });
dialog.setAttribute('aria-labelledby', 'card-title');

/** @param {Card | null} card */
shiming.showCard = async card => {
  if (!card) return;
  const from = ['【' + card.word + '】' + card.title, card.lines, card.address].join('\n');
  const path = shiming.shownPath();
  const png = await picture(card).catch(() => '');
  if (path !== shiming.shownPath()) return; // the reader has gone on
  dialog.textContent = '';
  make('h2', dialog, { id: 'card-title', textContent: card.heading });
  if (png) make('img', dialog, { src: png, alt: card.picture });
  const words = make('p', dialog, { className: 'words', textContent: card.message });
  make('p', dialog, { className: 'from', textContent: from });
  const status = make('p', dialog, { className: 'hint' }); // the page's own line is behind the card
  status.setAttribute('role', 'status');
  const row = make('p', dialog, { className: 'row' });
  /** @param {string} label @param {() => void} onclick */
  const button = (label, onclick) => make('button', row, { type: 'button', className: 'button', textContent: label, onclick });
  button(card.copy, () => shiming.copy(card.message, done => {
    status.textContent = done ? card.copied : '';
    if (!done) getSelection().selectAllChildren(words); // to be copied by hand
  }));
  if (png) {
    const file = fileName(card.address);
    make('a', row, { href: png, download: file, className: 'button', textContent: card.save });
    const bytes = Uint8Array.from(atob(png.split(',')[1]), c => c.charCodeAt(0)); // of the data: URL
    const files = [new File([bytes], file, { type: 'image/png' })];
    if (navigator.canShare && navigator.canShare({ files })) {
      button(card.share, () => navigator.share({ files, title: card.title }).catch(() => {}));
    }
  }
  if (window.print) button(card.print, () => print());
  button(card.close, leave);
  open();
};

function open() {
  document.documentElement.dataset.card = '';
  // A frame is as high as its page, and a host page may show any part of it.
  if ('frame' in shiming.conf) {
    dialog.classList.add('still');
    dialog.setAttribute('open', '');
    dialog.scrollIntoView({ block: 'nearest' });
  } else if (dialog.showModal) {
    if (!dialog.open) dialog.showModal();
  } else {
    dialog.classList.add('plain'); // this browser has no dialog element
    dialog.setAttribute('open', '');
  }
  /** @type {HTMLElement} */ (dialog.querySelector('.button')).focus({ preventScroll: true });
}

function hide() {
  if (dialog.close) dialog.close();
  else dialog.removeAttribute('open');
  delete document.documentElement.dataset.card;
}

/** leave gives the focus back to the button that showed the card. */
function leave() {
  hide();
  /** @type {HTMLElement} */
  const button = document.querySelector('[data-act=card]');
  if (button) button.focus({ preventScroll: true });
}

dialog.addEventListener('cancel', () => setTimeout(leave));
addEventListener('shiming:shown', hide);

/** fileName returns a file name that says which verdict it is. @param {string} address */
function fileName(address) {
  const path = new URL(address).pathname.split('/' + CHECK)[1] || '';
  return (NAME + '-' + path.replace(/[^a-z0-9]+/g, '-')).replace(/-$/, '') + '.png';
}
