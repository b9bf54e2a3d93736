/** languageAndScript returns the language and the script that a tag stands for, in one
 * text: those of zh-TW are those of zh-Hant. Of what is no tag it returns undefined. @param {string} tag */
export function languageAndScript(tag) {
  try {
    return /\w+-\w+/.exec(/** @type {any} */ (new Intl.Locale(tag).maximize()))[0];
  } catch { /* undefined */ }
}
