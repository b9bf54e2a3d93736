// copy puts a text on the clipboard and calls then with whether it did.
export function copy(text, then) {
  const old = () => then(byHand(text));
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(() => then(true), old);
  else old();
}

// byHand copies where the browser has no other way for it.
function byHand(text) {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('readonly', '');
  field.className = 'aside';
  (document.querySelector('dialog[open]') || document.body).appendChild(field); // outside of one it gets no focus
  field.select();
  const did = document.execCommand('copy');
  field.remove();
  if (before) before.focus({ preventScroll: true });
  return did;
}
