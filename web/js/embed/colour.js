// The accent of a host page is made readable: links and marks in it stand on the
// page and on cards, and texts stand on it.

// readable returns the colour nearest to one that has a contrast of 4.5 (WCAG AA) to
// all grounds: ever more ink, or ever more light, is mixed in.
export function readable(colour, grounds) {
  const ink = luminance(grounds[0]) > .18 ? [0, 0, 0] : [255, 255, 255];
  for (let part = 0; part < 1; part += .02) {
    const mixed = mix(colour, ink, part);
    if (grounds.every(g => contrast(mixed, g) >= 4.5)) return mixed;
  }
  return ink;
}

// rgb returns red, green and blue of a CSS colour from 0 to 255, or null.
export function rgb(colour) {
  const probe = document.createElement('i');
  probe.style.color = colour;
  if (!probe.style.color || /var|current|inherit|initial|unset|revert/i.test(colour)) return null;
  probe.hidden = true;
  document.head.append(probe);
  const parts = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)\)$/.exec(getComputedStyle(probe).color);
  probe.remove();
  return parts && parts.slice(1).map(Number);
}

export const css = c => 'rgb(' + c.map(Math.round).join(', ') + ')';
export const mix = (a, b, part) => a.map((v, i) => v + (b[i] - v) * part);

export function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + .05) / (dark + .05);
}

function luminance(c) {
  const [r, g, b] = c.map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
}
