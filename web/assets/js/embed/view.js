// Views as owners write them, such as question:how-to-verify or
// check:state=none/shop=global, and their addresses.

// path returns the path of a view below frame/, or null if it is none.
export function path(view) {
  if (view === 'faq') return '';
  if (!/^(check(:([\w-]+=[\w-]+([/,]+|$))+)?|(topic|question):[\w-]+)$/.test(view)) return null;
  return (view + '/').replace(/^question/, 'q').replace(/[:/,]+/g, '/');
}

// view returns the view at a path below frame/.
export function view(path) {
  const [kind, ...rest] = path.split('/').filter(Boolean);
  if (kind === 'check') return ['check', rest.join('/')].filter(Boolean).join(':');
  if (kind === 'q') return 'question:' + rest[0];
  return kind === 'topic' ? 'topic:' + rest[0] : 'faq';
}

// full returns the path of the full page of a path below frame/.
export const full = path => path.replace(/^topic.(.*)\/$/, '#topic-$1');

// ids returns the ids in a text.
export const ids = text => text.match(/[^\s,]+/g) || [];
