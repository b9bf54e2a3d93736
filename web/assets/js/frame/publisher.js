// WordPress, and what follows it, makes a frame of an address that an author pastes, and hides
// it until it hears from it. It gives the frame a secret in the fragment,
//
//	/frame/check/#?secret=abc
//
// which is said with each message, { message: 'height' | 'link', value, secret }. The host
// learns what an embed script would: the height in steps, and which page of this site is
// asked for.

let secret = '', last = 0; // height

/** readSecret looks for the secret, which may come later than the page. */
function readSecret() {
  secret = (/^#\?secret=([a-z\d]{1,64})$/i.exec(location.hash) || /^secret=([a-z\d]{1,64})$/i.exec(window.name) || [])[1];
  if (secret) window.name = 'secret=' + secret; // for the next page in this frame, whose address has none
}
readSecret();
addEventListener('hashchange', () => {
  readSecret();
  if (last) tellHeight(last);
});

/** @param {'height' | 'link'} message @param {number | string} value */
function tell(message, value) {
  if (secret && parent !== self) parent.postMessage({ message, value, secret }, '*'); // its origin is nowhere said
}

/** tellHeight tells the height. @param {number} height */
export function tellHeight(height) {
  last = height;
  tell('height', height);
}

/** tellLink asks for a page of this site in place of the host page. @param {HTMLAnchorElement} a */
export function tellLink(a) {
  if (a.origin === location.origin) tell('link', a.href);
}

// Its script may have started later than this page.
addEventListener('message', e => {
  if (e.source === parent && e.data && e.data.message === 'ready' && e.data.secret === secret && last) tellHeight(last);
});
