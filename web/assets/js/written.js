// written returns the language and the script that a tag stands for, in one text: that
// of zh-TW is that of zh-Hant. Of what is no tag it returns nothing.
export function written(tag) {
  try {
    return /\w+-\w+/.exec(new Intl.Locale(tag).maximize())[0];
  } catch (none) { /* nothing */ }
}
