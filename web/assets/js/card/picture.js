// The picture of a card: black on white in every scheme, as it may be printed, and wide
// enough to be read in a chat.

const width = 720, margin = 48, module = 6;
const ink = '#1a1f24', soft = '#565f68', accent = '#0b5c56', accentPixel = '11,92,86,255', white = '255,255,255,255';

/** picture returns the data: URL of a PNG of a card, or "" where the browser draws none as it
 * is told to. @param {Card} card */
export async function picture(card) {
  const canvas = document.createElement('canvas');
  const draw = canvas.getContext('2d');
  const family = getComputedStyle(document.body).fontFamily;
  let y = 0, bar = 0, codeTop = 0, measuring = true;

  /** write puts a text on the picture, in lines, or only measures it. @param {string} text
   * @param {number} size in pixels @param {number} weight @param {string} colour */
  function write(text, size, weight, colour, left = margin, right = width - margin) {
    draw.font = weight + ' ' + size + 'px ' + family;
    draw.fillStyle = colour;
    lines(draw, text, right - left).forEach(line => {
      y += size * 1.5;
      if (!measuring) draw.fillText(line, left, y - size * .4);
    });
  }

  const rows = card.code.split('\n');
  const side = (rows.length + 8) * module; // four modules of white around it
  function all() {
    y = margin;
    write(card.name, 24, 400, soft);
    y += 16;
    bar = y + 6;
    write(card.verdict, 30, 600, accent, margin + 24);
    write(card.title, 38, 700, ink, margin + 24);
    if (!measuring) {
      draw.fillStyle = accent;
      draw.fillRect(margin, bar, 8, y - bar - 2);
    }
    y += 24;
    card.lines.split('\n').forEach(line => {
      write(line, 26, 400, ink);
      y += 6;
    });
    y += 18;
    codeTop = y;
    write(card.address, 22, 400, soft, margin, width - margin - (card.code ? side : 0) - 16);
    if (card.code && !measuring) {
      draw.fillStyle = '#000';
      rows.forEach((row, r) => Array.from(row).forEach((bit, c) => {
        if (bit === '1') draw.fillRect(width - margin - side + (c + 4) * module, codeTop + (r + 4) * module, module, module);
      }));
    }
    y = Math.max(y, card.code ? codeTop + side : 0) + margin;
  }

  all();
  measuring = false;
  canvas.width = width;
  canvas.height = Math.ceil(y); // which also clears what is set
  draw.fillStyle = '#fff';
  draw.fillRect(0, 0, width, canvas.height);
  all();
  const png = canvas.toDataURL('image/png');
  const image = new Image();
  image.src = png;
  await image.decode();
  draw.drawImage(image, 0, 0);
  const plain = isPlain(draw, white, 0, 0, width, margin / 2) && isPlain(draw, accentPixel, margin, bar, 8, 8) &&
    (!card.code || isPlain(draw, white + ' 0,0,0,255', width - margin - side, codeTop, side, side));
  return plain ? png : '';
}

/** isPlain reports whether a part of a canvas has the colours given and no other. Protection against
 * fingerprinting puts noise into what a page reads from a canvas, and some of it only where there
 * are edges, or gives back something else.
 * @param {CanvasRenderingContext2D} draw @param {string} colours @param {[number, number, number, number]} part */
function isPlain(draw, colours, ...part) {
  const all = colours.split(' ');
  const { data } = draw.getImageData(...part);
  for (let i = 0; i < data.length; i += 4) if (!all.includes(data.slice(i, i + 4).join())) return false;
  return true;
}

/** lines breaks a text: between words of letters, before which there is a space, and
 * between any other characters; in the middle of a word that is too long.
 * @param {CanvasRenderingContext2D} draw @param {string} text @param {number} room in pixels */
function lines(draw, text, room) {
  const out = [];
  let line = '';
  /** @param {string} more */
  const fits = more => draw.measureText(line + more).width <= room;
  for (const piece of text.match(/ ?[\w’'.-]+[,.:;]?|[^]/gu) || []) {
    const mark = /^[，。、；：！？”」』）》,.:;!?)]$/.test(piece); // never at the beginning of a line
    if (fits(piece) || (mark && line)) {
      line += piece;
      continue;
    }
    if (line) out.push(line);
    line = '';
    for (const c of piece.trimStart()) {
      if (!fits(c)) {
        out.push(line);
        line = '';
      }
      line += c;
    }
  }
  if (line) out.push(line);
  return out;
}
