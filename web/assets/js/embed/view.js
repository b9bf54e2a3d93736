// Views as owners write them, such as question:how-to-verify or
// check:state=none/shop=global, and their paths below the folder of frames: a folder of
// the kind, which for questions has another name, and the rest.

const pattern = RegExp(WIDGET_VIEW);

/** isView reports whether a text is a view. @param {string} view */
export const isView = view => pattern.test(view);

/** path returns the path of a view, or null if it is none. @param {string} view */
export function path(view) {
  return isView(view) ? (view + '/').replace(/^question/, QUESTIONS).replace(/[:/,]+/g, '/').replace(/^faq./, '') : null;
}

/** view returns the view at a path, faq for one of no view. @param {string} path */
export function view(path) {
  const view = path.replace(/\/$/, '').replace('/', ':').replace(QUESTIONS + ':', 'question:');
  return isView(view) ? view : 'faq';
}

/** full returns the path of the full page for a path. @param {string} path */
export const full = path => path.replace(/^topic.(.*)\/$/, '#' + TOPIC_ANCHOR + '$1');

/** ids returns the ids in a text. @param {string} text @returns {string[]} */
export const ids = text => text.match(/[^\s,]+/g) || [];

/** length is a pattern of what radius may be. */
export const length = /^\d{1,3}(\.\d+)?(px|rem|em)?$/;

// options are the names of all options.
export const options = /** @type {WidgetOption[]} */ (ids(OPTIONS));

// mark is the attribute of an element that a script tag put behind itself. A page that is
// saved, or restored by the host, has it again.
export const mark = 'data-' + NAME;

// inside is the property of an element that has its widget, and of the window that has the
// addresses of the copies of this script, which all know it. No markup can set it.
export const inside = Symbol.for(NAME);

