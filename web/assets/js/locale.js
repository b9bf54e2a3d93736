/** languageAndScript returns the language and the script that a tag stands for, in one
 * text: those of zh-TW are those of zh-Hant. Publishing systems write tags in their own
 * ways, such as zh_TW, zh-CHT, zh_HK_#Hans and de_CH_informal: what is no tag in the end of one is left out.
 * Where nothing is left, it returns undefined. @param {string} tag */
export function languageAndScript(tag) {
  let known = (tag.match(/[^\W_]+/g) || []).join('-').replace(/(-.+)?-(?:ch|han)([ts])\b/i, '-han$2$1').replace(/^zh-(?=yue)/i, '');
  for (; known; known = known.replace(/-?\w*$/, '')) {
    try {
      // All that is written in Chinese characters alone, such as Cantonese, is read as Chinese.
      return /\w+-\w+/.exec(/** @type {any} */ (new Intl.Locale(known).maximize()))[0].replace(/.*(?=-Han[ts])/, 'zh');
    } catch { /* a shorter one */ }
  }
}
