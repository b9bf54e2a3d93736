// What an element shows: until the frame is there, a placeholder with a link, which
// also stays where no frame can come.

import { create, own } from './dom.js';
import { message, parseEvent } from './protocol.js';
import { full, ids, isView, path } from './view.js';

const languages = Object.keys(NAMES); // the first one is at the root of the site

const styles = ':host(:not([hidden])){display:block}' +
  'div{position:relative;overflow:hidden;caret-color:canvastext;transition:caret-color 1ms}' +
  'div:not(.shown){padding:1em;outline:1px solid}' +
  'a{color:inherit}iframe{display:block;width:100%;border:0}' +
  ':not(.shown)>iframe{position:absolute;opacity:0;z-index:-1}' +
  '.shown slot{display:none}' +
  '@media not (prefers-reduced-motion){.open iframe{transition:height .2s}}';

/** likely returns the language and the script that a tag in the usual form stands for.
 * @param {string} tag */
const likely = tag => {
  try {
    return /\w+-\w+/.exec(/** @type {any} */ (new Intl.Locale(tag).maximize()))[0];
  } catch { /* there are more ways to write a tag: embed-more.js knows them */ }
};

/** widget makes what an element shows. @param {HTMLElement} host the element @param {string} home the address of the site */
export function widget(host, home) {
  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {Node} to */
  const make = (tag, to) => to.appendChild(create(tag));
  const root = host.attachShadow({ mode: 'open' });
  const box = make('div', root);
  const slot = make('slot', box);
  const link = make('a', slot);
  try {
    const sheet = new CSSStyleSheet(); // a policy of the page may forbid a style element
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } catch {
    make('style', root).textContent = styles;
  }

  /** @type {HTMLIFrameElement | null} */
  let frame;
  /** @type {MessagePort | null} */
  let port;
  /** The answers that are open. @type {Set<string>} */
  let open;
  /** Commands that wait. @type {string[][]} */
  const waiting = [];
  /** @type {number} */
  let timer;
  let tries = 0, height = 0, ready = false, opaque = false;
  /** @type {string} */
  let base;
  /** @type {string} */
  let lang;
  /** The view. @type {string} */
  let shown;
  /** @type {string} */
  let asked;
  /** @type {string} */
  let look;
  /** What few ask for, if somebody does: embed-more.js. @type {typeof import('../more.js')} */
  let more;
  /** @type {Promise<unknown>} */
  let coming;

  /** @param {WidgetOption} name */
  const get = name => host.getAttribute(name) || '';
  /** Frameworks that find no property yet write false as a value. @param {WidgetOption} name */
  const has = name => host.hasAttribute(name) && get(name) !== 'false';
  const wanted = () => get('view') || 'faq';
  /** @param {keyof WidgetEvents} kind @param {any} detail */
  const emit = (kind, detail) => {
    host.dispatchEvent(new CustomEvent(NAME + ':' + kind, { bubbles: true, detail }));
  };
  /** @param {WidgetError} code */
  const fail = code => emit('error', { code });
  /** @param {string} below */
  const address = below => base + (lang === languages[0] ? '' : lang + '/') + below;
  const page = () => address(FRAME + path(shown));
  /** About how high a view is in a column of 640 pixels. */
  const expectedHeight = () => ({ f: 2300, t: 430, q: 1316 })[shown[0]] || 800;

  /** clamp keeps a height within what the owner allows. @param {number} height */
  const clamp = height =>
    Math.max(Math.min(height, parseFloat(get('max-height')) || height), parseFloat(get('min-height')) || 0);

  /** @param {number} time in ms @param {() => void} then */
  const wait = (time, then) => {
    clearTimeout(timer);
    timer = setTimeout(then, time);
  };

  /** prepare does something once there is all that it takes: at once, unless an option asks
   * for what few ask for. It is done without that if the page lets no other script in. Until
   * then there is the placeholder. @param {() => void} then */
  const prepare = then => {
    if (language() && !has('mirror-url') && !has('debug') && get('loading') !== 'click') return then();
    if (!coming) {
      choose();
      coming = import(base + MORE_SCRIPT).then(module => {
        more = module;
        return module.examine(host); // before there is an error
      }).catch(() => console.error(NAME + ': write script-src ' + base + MORE_SCRIPT));
    }
    coming.then(then);
  };

  /** match finds the language of the site that the owner wants, as tags are read. @param {(tag: string) => string} read */
  const match = read => languages.find(known => read(known) === read(get('lang') || languages[0]));
  // To know what another tag stands for takes some milliseconds.
  const language = () => match(String) || match(likely) || (more && match(more.languageAndScript));

  /** choose takes what the owner, or the mirrored address, wants to be shown. */
  const choose = () => {
    const [view, questions] = more?.read(host) || [];
    open = new Set(ids(questions || get('open')));
    shown = [view, wanted(), 'faq'].find(isView);
    if (!isView(wanted())) fail('view');
    chooseLanguage();
    draw();
  };

  const chooseLanguage = () => {
    lang = language() || (frame && fail('language'), languages[0]); // before, more may come to know it
  };

  /** draw gives the placeholder the name of the product, a link, and about the height of the
   * view, or shows the frame, as high as its content or as the owner allows.
   * @param {number} [next] how high that is now: it moves there smoothly, but not when another view comes */
  const draw = (next = height) => {
    const state = height ? 'shown open' : 'shown';
    height = next;
    configure(); // first: it asks for the style, which is another from here on
    link.textContent = NAMES[lang];
    link.href = address(full(path(shown)));
    box.style.borderRadius = get('radius');
    box.style.borderRadius = get('radius') + 'px'; // if it has no unit
    if (frame) frame.title = get('title') || link.textContent;
    if (height) {
      frame.style.height = clamp(height) + 'px';
      box.className = state;
      box.style.minHeight = '';
    } else if (!box.className) box.style.minHeight = clamp(expectedHeight()) + 'px';
  };

  const hide = () => {
    height = 0;
    box.className = '';
  };

  const start = () => {
    if (get('loading') !== 'click') return load();
    choose(); // and anew when it loads
    more?.click(slot, load);
  };

  const load = () => {
    frame = create('iframe');
    frame.referrerPolicy = 'no-referrer';
    opaque = has('sandbox') && !/same-origin/.test(/** @type {any} */ (frame).sandbox = get('sandbox')) || origin === 'null';
    frame.onload = greet;
    // The browser knows best what is near; an observer of ours would cost the page more. What
    // is none of its words, such as click, is eager.
    frame.loading = /** @type {'lazy'} */ (get('loading') || 'lazy');
    choose();
    frame.src = page();
    watch(false);
    addEventListener('securitypolicyviolation', violated);
    box.append(frame);
  };

  /** @param {SecurityPolicyViolationEvent} e */
  const violated = e => {
    if (/^e.*frame-s/.test(e.disposition + e.effectiveDirective) && frame.src.startsWith(e.blockedURI)) {
      wait(0, () => fail('blocked'));
      frame.onload = null; // the browser's own page is no refusal
    }
  };

  /** watch looks now and then whether a frame in sight is still not there. To look at once would
   * force a layout of the host page. @param {unknown} before whether it was in sight */
  const watch = before => wait(4000, () => {
    const { top, bottom, width } = box.getBoundingClientRect();
    const now = width && bottom > 0 && top < innerHeight && !own('hidden');
    if (before && now) fail('timeout');
    else watch(now);
  });

  /** greet gives the page in the frame a port, each time that one has loaded. */
  const greet = () => {
    const { port1, port2 } = new MessageChannel();
    if (port) port.close();
    ready = false;
    look = null;
    port = port1;
    port.onmessage = receive;
    frame.contentWindow.postMessage(message('hello', { debug: has('debug') }), opaque ? '*' : base, [port2]);
    configure();
    wait(4000, () => {
      // A sandbox may keep scripts from running; the page works without them.
      if (!opaque) {
        hide(); // it may be the browser's own page that was seen
        draw();
        return fail('refused');
      }
      draw(expectedHeight());
    });
  };

  /** @param {MessageEvent} e */
  const receive = ({ data }) => {
    const fields = parseEvent(data);
    if (!fields) return;
    // Where it was shown once, or there is no such view, the reader may go on.
    if (fields.answer || fields.code || path(fields.view) === path(asked)) tries = 0;
    if (fields.lang) {
      clearTimeout(timer);
      ready = true;
      if (lang !== (lang = fields.lang)) draw(); // the reader has changed it
      send('open', ...open);
      // A command may have been lost while a page of the frame made way for another.
      if (tries-- > 0) post('show', { view: asked });
      waiting.splice(0).forEach(([kind, ...questions]) => send(kind, ...questions));
    }
    if (fields.height) draw(fields.height);
    if (fields.question) open[data.kind === 'open' ? 'add' : 'delete'](fields.question);
    if (isView(fields.view) && fields.view !== shown) {
      shown = fields.view;
      open = new Set();
      height = 0;
    }
    more?.write(host, wanted(), shown, open);
    emit(data.kind, fields);
  };

  const configure = () => {
    if (!port) return;
    // Else that of the host page where the element stands: the browser takes everything into
    // account that decides the colour CanvasText. A page that says nothing of color-scheme is
    // a light one, whatever the reader prefers.
    const style = getComputedStyle(box);
    const [theme] = /light|dark/.exec(get('theme')) || [/\(2/.test(style.caretColor) ? 'dark' : 'light'];
    const font = get('font') === 'inherit' ? style.fontFamily : get('font');
    frame.style.colorScheme = theme;
    /** @type {WidgetCommands['configure']} */
    const wish = { theme, accent: get('accent'), radius: get('radius'), font, fit: !(clamp(height) < height) };
    if (look !== (look = JSON.stringify(wish))) post('configure', wish);
  };

  /** @template {keyof WidgetCommands} K @param {K} kind @param {WidgetCommands[K]} fields */
  const post = (kind, fields) => port.postMessage(message(kind, fields));

  /** send sends what a method or an option says, or has it wait. @param {any} kind @param {string[]} questions */
  const send = (kind, ...questions) => {
    const [view] = questions;
    if (kind === 'show') {
      if (!isView(view)) return fail('view');
      asked = view;
      tries = 4;
    }
    if (ready) post(kind, { view, questions }); // the frame takes what is of that kind
    else if (kind !== 'show' && !waiting[99]) waiting.push([kind, ...questions]);
  };

  // Each command is a method.
  for (const name of ids(METHODS)) /** @type {any} */ (host)[name] = (/** @type {string[]} */ ...questions) => send(name.replace('Answers', ''), ...questions.map(String));

  box.ontransitionend = configure; // the scheme is another
  new ResizeObserver(configure).observe(box); // or it became so while there was nothing to be seen

  return {
    /** follow starts it, or follows an attribute. @param {WidgetOption} [name] */
    follow(name) {
      if (name && !base) return; // it has not started
      base = this.base;
      prepare(() => {
        if (!host.isConnected || (ready && !name)) return; // it went meanwhile, or has started
        if (!frame) return start();
        if (!port) choose();
        if (!port || !name) { // it was moved, and the browser loads the frame anew
          frame.src = page();
          return;
        }
        if (name === 'view') send('show', wanted());
        if (name === 'open') send('open', ...ids(get(name)));
        if (name === 'lang') {
          chooseLanguage();
          frame.contentWindow.location.replace(page()); // no entry in the history
        }
        draw();
      });
    },

    stop() {
      ready = false; // from now on commands wait
      if (port) port.close();
      queueMicrotask(() => {
        if (host.isConnected) return; // a moved element is there again at once
        clearTimeout(timer);
        removeEventListener('securitypolicyviolation', violated);
        if (frame) frame.remove();
        frame = port = null;
        hide();
      });
    },

    base: home
  };
}
