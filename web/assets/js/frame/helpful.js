// Whether an answer or a verdict was helpful is told to the host page, and to nobody
// else.

import { note, words } from '../boot/page.js';
import { here, tell } from './host.js';

const said = new Map(); // address of an answer or a verdict -> yes or no

// mark shows what was said. The rows on the page may have become those of others.
function mark() {
  document.querySelectorAll('.helpful button').forEach(b => {
    b.setAttribute('aria-pressed', said.get(b.closest('.acts').dataset.address) === b.dataset.act);
  });
}
addEventListener('shiming:shown', mark);

document.addEventListener('click', e => {
  const button = e.target.closest && e.target.closest('.helpful button');
  if (!button || button.getAttribute('aria-pressed') === 'true') return;
  said.set(button.closest('.acts').dataset.address, button.dataset.act);
  mark();
  const question = button.closest('details');
  tell('answer', { input: 'helpful', answer: button.dataset.act, view: question ? 'question:' + question.id : here() });
  note('note', words.thanks);
});
