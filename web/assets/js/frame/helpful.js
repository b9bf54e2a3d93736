// Reports to the host page, and to nobody else, whether an answer or a verdict was
// helpful.

import { flashStatus, words } from '../boot/status.js';
import { closest } from '../dom.js';
import { currentView, emit } from './host.js';

/** The address of an answer or a verdict -> yes or no. @type {Map<string, string>} */
const replies = new Map();

/** @param {Element} button */
const address = button => /** @type {HTMLElement} */ (button.closest('.acts')).dataset.address;

/** showReplies shows what was replied. The rows on the page may have become those of others. */
function showReplies() {
  document.querySelectorAll('.helpful button').forEach(b => {
    b.setAttribute('aria-pressed', String(replies.get(address(b)) === /** @type {HTMLElement} */ (b).dataset.act));
  });
}
addEventListener('shiming:shown', showReplies);

document.addEventListener('click', e => {
  const button = closest(e, '.helpful button');
  if (!button || button.getAttribute('aria-pressed') === 'true') return;
  const answer = button.dataset.act;
  replies.set(address(button), answer);
  showReplies();
  const question = button.closest('details');
  emit('answer', { input: HELPFUL, answer, view: question ? 'question:' + question.id : currentView() });
  flashStatus('note', words.thanks);
});
