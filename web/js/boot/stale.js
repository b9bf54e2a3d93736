// Where the words rest on a source that nobody looked at for over a year, by the
// reader's clock, the pages say so.

import { conf } from './page.js';

(conf.checked || '').split(' ').filter(Boolean).forEach(entry => {
  const [source, day] = entry.split('=');
  if (Date.now() - Date.parse(day) < 366 * 864e5) return;
  try {
    const sheet = document.styleSheets[0];
    sheet.insertRule('.stale-' + source + ' { display: block; }', sheet.cssRules.length);
  } catch (refused) { /* in a frame whose origin is opaque */ }
});
