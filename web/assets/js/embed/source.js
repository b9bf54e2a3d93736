// Where this script came from. All else comes from there, so only the browser is asked, and
// nothing that markup could say.

const source = RegExp('^[^:]*[ (@](' + EMBED_ADDRESS + '):[12]:\\d{1,4}\\)?\\s');

/** find finds in a stack of calls the address of this script, and that of its site; where the
 * stack says nothing, in the address of a tag. The first line of a stack says where the
 * running code came from: not so for code that another script has evaluated, and in a bundle
 * it stands behind other code. It stands behind a comment, which a host may have taken away. @param {string} stack @param {string} src @returns {string[]} */
export const find = (stack, src) => source.exec(stack + ' @' + src + ':1:1 ') || [];
