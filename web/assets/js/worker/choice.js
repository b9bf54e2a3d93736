// Which page answers for a path. Nothing here knows the store or the network.

/** prefixOf returns the prefix of the language that a path is in.
 * @param {string} path @param {string[]} prefixes */
export const prefixOf = (path, prefixes) => prefixes.find(prefix => prefix && path.startsWith(prefix)) || '';

/** Name -> where a page begins and ends in the file of pages.
 * @typedef {Map<string, [number, number]>} Places */

/** readIndex reads the line that a file of pages starts with: names and lengths of pages.
 * @param {string} line @param {number} length in bytes */
export function readIndex(line, length) {
  const list = JSON.parse(line);
  /** @type {Places} */
  const places = new Map();
  for (let i = 0, start = length; i < list.length; i += 2) {
    const end = start + list[i + 1];
    places.set(list[i], [start, end]);
    start = end;
  }
  return places;
}

const programView = new RegExp(PROGRAM_VIEW);

/** choose says what answers for a path: a page that is kept, the path to be sent on to, or
 * the network; and without that, the page that says so, the one for unknown addresses, or
 * this one if the program is there, which shows the view.
 * @param {string} path below the base @param {Places} places of the pages in its language
 * @returns {{ page: string } | { redirect: string } | { without: 'offline' | 'missing' | 'program' }} */
export function choose(path, places) {
  if (path === '' || path.endsWith('/')) {
    const name = path + INDEX_PAGE, place = places.get(name);
    if (place) return place[0] < place[1] ? { page: name } : { without: 'offline' }; // that is a page, but is not kept
  } else if (places.has(path + '/' + INDEX_PAGE)) return { redirect: path + '/' };
  if (('/' + path).endsWith('/' + INDEX_PAGE) && places.has(path)) return { redirect: path.slice(0, -INDEX_PAGE.length) };
  return { without: programView.test(path) ? 'program' : 'missing' };
}
