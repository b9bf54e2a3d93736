// Where the words rest on a source that nobody looked at for over a year, by the
// reader's clock, the pages say so.

import { conf } from './page.js';

function show() {
  (conf.checked || '').split(' ').filter(Boolean).forEach(entry => {
    const [source, day] = entry.split('=');
    if (Date.now() - Date.parse(day) < 366 * 864e5) return;
    document.querySelectorAll('.stale-' + source).forEach(e => {
      /** @type {HTMLElement} */ (e).style.display = 'block'; // hidden is go-app's
    });
  });
}

show();
addEventListener('shiming:shown', show);
