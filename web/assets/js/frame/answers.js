/** setAnswers opens or closes the answers to questions that are on the page.
 * @param {string[]} questions @param {boolean} open */
export function setAnswers(questions, open) {
  for (const id of questions) {
    const details = document.getElementById(id);
    if (details instanceof HTMLDetailsElement) details.open = open;
  }
}
