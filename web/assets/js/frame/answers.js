import { on } from './host.js';

// answers opens or closes the answers to questions that are on the page.
export function answers(questions, open) {
  for (const id of questions) {
    const details = document.getElementById(id);
    if (details && details.localName === 'details') details.open = open;
  }
}

on('open', ({ questions }) => answers(questions, true));
on('close', ({ questions }) => answers(questions, false));
