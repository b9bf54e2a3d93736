// The picture of a card: light in every scheme, as it may be printed, and wide enough to be
// read in a chat.

const width = 720, margin = 40, module = 5;
const ink = '#1a1f24', soft = '#565f68', white = '255,255,255,255';

/** pixel writes a colour such as #8a5300 as the bytes of a pixel. @param {string} colour */
const pixel = colour => [1, 3, 5].map(i => parseInt(colour.slice(i, i + 2), 16)).join() + ',255';

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

  /** way draws the answers as the nodes of a way that ends at the verdict. */
  function way() {
    draw.font = '400 22px ' + family;
    let x = margin, line = y + 14;
    for (const answer of card.way.split('\n').concat(card.word)) {
      const last = answer === card.word, room = draw.measureText(answer).width + 26;
      if (x > margin && x + room > width - margin) {
        x = margin;
        line += 38;
      }
      if (!measuring) {
        draw.fillStyle = draw.strokeStyle = last ? colour : soft;
        draw.beginPath();
        draw.arc(x + 8, line, last ? 8 : 6, 0, 7);
        draw.fill();
        draw.fillText(answer, x + 22, line + 8);
        if (!last) draw.fillRect(x + room + 4, line - 1, 22, 2);
      }
      x += room + 34;
    }
    y = line + 26;
  }

  const [colour, ground] = VERDICTS[card.verdict];
  const rows = card.code.split('\n');
  const side = (rows.length + 8) * module; // four modules of white around it
  let head = 0;
  function all() {
    y = 20;
    const begin = y;
    write(card.word, 28, 600, colour, margin + 62);
    write(card.title, 34, 600, ink, margin + 24);
    bar = begin;
    if (!measuring) {
      draw.fillStyle = colour;
      draw.fillRect(margin - 16, begin, 8, head);
      draw.save();
      draw.translate(margin + 20, begin + 3);
      draw.scale(1.5, 1.5);
      draw.strokeStyle = colour;
      draw.lineWidth = 2;
      draw.lineCap = draw.lineJoin = 'round';
      draw.stroke(new Path2D(card.sign));
      draw.restore();
    }
    head = y + 12 - begin;
    y += 30;
    write(card.situation, 32, 600, ink);
    y += 8;
    card.questions.split('\n').forEach(question => {
      write('· ' + question, 30, 400, ink);
      y += 4;
    });
    if (card.same) {
      y += 10;
      write(card.same, 22, 400, soft);
    }
    y += 16;
    way();
    y += 10;
    codeTop = y;
    const beside = width - margin - (card.code ? side : 0) - 16;
    write(card.name, 20, 400, soft, margin, beside);
    card.lines.split('\n').concat(card.address).forEach(line => write(line, 20, 400, soft, margin, beside));
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
  draw.fillStyle = ground;
  draw.fillRect(margin - 16, 20, width - 2 * margin + 32, head);
  all();
  const png = canvas.toDataURL('image/png');
  const image = new Image();
  image.src = png;
  await image.decode();
  draw.drawImage(image, 0, 0);
  const plain = isPlain(draw, white, 0, 0, width, 20) && isPlain(draw, pixel(colour), margin - 16, bar, 8, head) &&
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
