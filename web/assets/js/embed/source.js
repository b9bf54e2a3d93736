// Where this script came from. All else comes from there, so only the browser is asked, and
// nothing that markup could say.

/** source finds in a stack of calls the address of this script, and that of its site. The first
 * line says where the running code came from: not so for code that another script has
 * evaluated, and in a bundle it stands behind other code. */
export const source = RegExp('^[^:]*[ (@](' + EMBED_ADDRESS + '):1:\\d{1,4}\\)?\\s');
