// The accent of a host page is made readable: links and marks in it stand on the
// page and on cards, and texts stand on it.

// readable returns the colour nearest to one that has a contrast of 4.5 (WCAG AA) to
// all grounds: ever more ink, or ever more light, is mixed in.
export function readable(colour, grounds) {
  const ink = luminance(grounds[0]) > .18 ? [0, 0, 0] : [255, 255, 255];
  for (let part = 0; part < 1; part += .02) {
    const mixed = mix(colour, ink, part).map(Math.round);
    if (grounds.every(g => contrast(mixed, g) >= 4.5)) return mixed;
  }
  return ink;
}

let brush = null;

// rgb returns red, green and blue of a CSS colour from 0 to 255, or null if it is none
// or lets the ground through.
export function rgb(colour) {
  brush = brush || document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const read = before => {
    brush.fillStyle = before;
    brush.fillStyle = colour; // what is no colour changes nothing
    return brush.fillStyle;
  };
  const said = read('#000');
  if (said !== read('#fff')) return null;
  const hex = /^#(..)(..)(..)$/.exec(said);
  if (hex) return hex.slice(1).map(v => parseInt(v, 16));
  // One of another space, such as oklch(), is read off the canvas.
  brush.clearRect(0, 0, 1, 1);
  brush.fillRect(0, 0, 1, 1);
  const [r, g, b, opacity] = brush.getImageData(0, 0, 1, 1).data;
  return opacity === 255 ? [r, g, b] : null;
}

export const css = c => 'rgb(' + c.join(', ') + ')';
export const mix = (a, b, part) => a.map((v, i) => v + (b[i] - v) * part);

export function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + .05) / (dark + .05);
}

function luminance(c) {
  const [r, g, b] = c.map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
}
