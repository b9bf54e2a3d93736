// What the parts of boot.js share: the settings of the page, how far the takeover is, and
// what go-app and the other scripts find at window.shiming.

export const html = document.documentElement;
html.dataset.app = 'waiting'; // a page that was saved after the takeover says otherwise

const settings = /** @type {any} */ (document.querySelector('script[data-wasm]')).dataset;

// What every release of words changes stands in one place, so that a page whose own words are
// the same need not be compressed again.
const [version, library, search] = settings.release.split(' ');
export const conf = /** @type {PageSettings} */ (Object.assign({}, settings,
  { version, library: settings.library.replace('*', library), search: settings.search.replace('*', search) }));

// framed says that this is a page for the frame of a host page.
export const framed = 'frame' in conf;

// In a frame whose origin is opaque even reading navigator.serviceWorker throws.
try {
  navigator.serviceWorker;
} catch {
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: undefined });
}

// device says whether the page has the script for this device, and is in no frame.
export const device = !!conf.device && self === top;

export const shiming = window.shiming = /** @type {Shiming} */ ({
  conf,
  base: conf.base, origin: conf.origin, version: conf.version,
  missing: 'missing' in conf,
  library: '', misses: 0, displaced: false, brief: false, found: '', searches: false, wasm: null, prompt: null,
  shownPath, worker
});

// A host may show the page at other addresses than its own: with a file name, in other
// letters, with slashes more or less.
if (conf.path !== undefined) {
  const own = conf.base + conf.path;
  /** @param {string} path */
  const plain = path => path.replace(/\/+/g, '/').replace(new RegExp('/(' + INDEX_PAGE + ')?$'), '').toLowerCase();
  if (location.pathname !== own && plain(location.pathname) === plain(own)) {
    try {
      history.replaceState(history.state, '', own + location.search + location.hash);
    } catch { /* not allowed in a frame with an opaque origin */ }
  } else {
    shiming.displaced = location.pathname !== own; // until the program knows better
  }
}

let moved = false; // from the view that the page came with
addEventListener('shiming:shown', () => { moved = true; });

/** shownPath returns the path of the view that is shown, below the base. */
export function shownPath() {
  return moved || conf.path === undefined ? location.pathname.slice(conf.base.length) : conf.path;
}

/** worker returns the service worker that this page has, if it is the site's own and
 * not the one of a site above it. */
function worker() {
  const w = navigator.serviceWorker && navigator.serviceWorker.controller;
  return device && w && w.scriptURL === location.origin + conf.base + SERVICE_WORKER ? w : null;
}

/** appState returns how far the takeover is, and sets it where one is given.
 * @param {AppState} [state] @returns {AppState} */
export function appState(state) {
  if (state) {
    html.dataset.app = state;
    dispatchEvent(new Event('shiming:state'));
  }
  return /** @type {AppState} */ (html.dataset.app);
}

/** whenLoaded calls then once the page is loaded. Some hosts run scripts long after that.
 * @param {() => void} then */
export function whenLoaded(then) {
  if (document.readyState === 'complete') then();
  else addEventListener('load', then);
}

/** afterPaint calls then once what the page shows now is painted. @param {() => void} then */
export const afterPaint = then => requestAnimationFrame(() => setTimeout(then));

/** whenIdle calls then when the browser has nothing else to do. Some browsers are never idle
 * on a page that they do not draw. @param {() => void} then */
export function whenIdle(then) {
  if (window.requestIdleCallback) requestIdleCallback(then, { timeout: 3000 });
  else setTimeout(then);
}
