// The page works without this script. What it adds: it opens the answer that the
// fragment names, starts the wasm at the reader's first sign of use, lets go-app
// adopt the prerendered nodes, and then follows links without loading a page.
(function () {
  'use strict';
  var html = document.documentElement;
  var conf = document.currentScript.dataset;
  var status = document.getElementById('status');
  var announcer = document.getElementById('announcer');
  var going = 'load'; // how the present address was come to: load, push, replace or pop
  var adoption = null;

  var shiming = window.shiming = {
    base: conf.base, origin: conf.origin, version: conf.version,
    missing: 'missing' in conf,
    library: '',
    misses: 0, // how often adoption was given up
    brief: false, // whether the present address was come to by a click

    // The rest is called by app/browser.go.
    adopt: function () { adoption = adopt(document.body.firstElementChild); },
    ready: ready,
    shown: shown,
    replace: function (address) { go(address, 'replace'); },
    painted: function (then) { requestAnimationFrame(function () { setTimeout(then, 0); }); },
    idle: function (then) { (window.requestIdleCallback || setTimeout)(then); }
  };

  function state(name) {
    if (name) html.dataset.app = name;
    return html.dataset.app;
  }

  // Start

  var signs = ['pointerdown', 'touchstart', 'keydown', 'focusin', 'scroll', 'wheel'];

  function sign() {
    signs.forEach(function (name) { removeEventListener(name, sign, true); });
    // A frame is painted first, so that what the reader did is answered.
    shiming.painted(start);
  }

  function thrifty() {
    var c = navigator.connection;
    return !!c && (c.saveData || /2g/.test(c.effectiveType || ''));
  }

  function start() {
    if (state() === 'loading' || state() === 'ready') return;
    state('loading');
    say('');
    var slow = setTimeout(function () { progress(0); }, 600);
    var got = 0, shownPercent = -1;
    function progress(bytes) {
      if (state() !== 'loading') return;
      got += bytes;
      var percent = Math.min(99, Math.floor(100 * got / conf.size));
      if (slow && bytes) return;
      slow = 0;
      if (percent !== shownPercent) say(status.dataset.loading.replace('{percent}', shownPercent = percent));
    }
    Promise.all([load(conf.exec), module(progress), text(conf.library)]).then(function (all) {
      shiming.library = all[2];
      storage();
      var runtime = new window.Go();
      return WebAssembly.instantiate(all[1], runtime.importObject).then(function (instance) {
        performance.mark('takeover-start');
        return runtime.run(instance);
      });
    }).then(function () {
      throw new Error('the program ended');
    }).catch(function (err) {
      console.error(err);
      fail();
    }).then(function () { clearTimeout(slow); slow = 0; });
  }

  function fail() {
    if (adoption) adoption.end();
    state('failed');
    say(status.dataset.failed);
    var again = document.createElement('button');
    again.type = 'button';
    again.textContent = status.dataset.retry;
    again.addEventListener('click', start);
    status.appendChild(again);
  }

  function say(words) {
    status.textContent = words;
    status.hidden = !words;
  }

  function load(src) {
    return new Promise(function (resolve, reject) {
      if (window.Go) return resolve();
      var s = document.createElement('script');
      s.src = src;
      s.onload = resolve;
      s.onerror = function () { s.remove(); reject(new Error('cannot load ' + src)); };
      document.head.appendChild(s);
    });
  }

  function fetched(url) {
    return fetch(url).then(function (r) {
      if (!r.ok) throw new Error('cannot load ' + url + ': ' + r.status);
      return r;
    });
  }

  function text(url) {
    return fetched(url).then(function (r) { return r.text(); });
  }

  // module compiles the wasm while it comes in.
  function module(progress) {
    return fetched(conf.wasm).then(function (r) {
      if (!r.body || !window.ReadableStream || !WebAssembly.compileStreaming) {
        return r.arrayBuffer().then(function (b) { return WebAssembly.compile(b); });
      }
      var reader = r.body.getReader();
      var counted = new ReadableStream({
        pull: function (to) {
          return reader.read().then(function (part) {
            if (part.done) return to.close();
            progress(part.value.length);
            to.enqueue(part.value);
          });
        },
        cancel: function (why) { return reader.cancel(why); }
      });
      return WebAssembly.compileStreaming(
        new Response(counted, { headers: { 'Content-Type': 'application/wasm' } }));
    });
  }

  // storage puts a store in memory where the browser refuses one: go-app reads
  // localStorage when it starts, and an exception there ends it.
  function storage() {
    ['localStorage', 'sessionStorage'].forEach(function (name) {
      try {
        window[name].getItem('');
        return;
      } catch (refused) { /* put ours there */ }
      var kept = new Map();
      Object.defineProperty(window, name, { configurable: true, value: {
        get length() { return kept.size; },
        key: function (i) { return Array.from(kept.keys())[i] || null; },
        getItem: function (k) { return kept.has(k) ? kept.get(k) : null; },
        setItem: function (k, v) { kept.set(String(k), String(v)); },
        removeItem: function (k) { kept.delete(k); },
        clear: function () { kept.clear(); }
      } });
    });
  }

  // Adoption
  //
  // go-app builds a tree of its own and puts it in the place of the prerendered
  // one. It does so in document order: an element, its attributes, its children,
  // then its place in its parent. While it does, adopt hands out the nodes that
  // are there already. At the first difference it gives up: what was adopted is
  // taken off the page, stripped to what go-app made, completed, and put back.

  function adopt(root) {
    var nativeElement = document.createElement, nativeNS = document.createElementNS, nativeText = document.createTextNode;
    var nativeAppend = Node.prototype.appendChild, nativeReplace = Node.prototype.replaceChild;
    var nativeSet = Element.prototype.setAttribute;
    var walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    var next = root;
    var made = new Map(); // adopted node -> names of the attributes that go-app set
    var place = null; // stands where the root was, once adoption was given up
    var restore = [];

    function take(fits) {
      if (place) return null;
      var node = next;
      if (!node || !fits(node)) {
        giveUp();
        return null;
      }
      next = walker.nextNode();
      made.set(node, []);
      return node;
    }

    function giveUp() {
      shiming.misses++;
      place = document.createComment('');
      nativeReplace.call(root.parentNode, place, root);
      made.forEach(function (names, node) {
        Array.from(node.childNodes).forEach(function (child) {
          if (!made.has(child)) child.remove();
        });
        Array.from(node.attributes || []).forEach(function (a) {
          if (names.indexOf(a.name) < 0) node.removeAttribute(a.name);
        });
      });
    }

    function patch(object, name, value) {
      var own = Object.getOwnPropertyDescriptor(object, name);
      restore.push(function () {
        if (own) Object.defineProperty(object, name, own);
        else delete object[name];
      });
      Object.defineProperty(object, name, Object.assign({ configurable: true }, value));
    }

    patch(document, 'createElement', { value: function (tag) {
      return take(function (n) { return n.localName === tag; }) || nativeElement.call(document, tag);
    } });
    patch(document, 'createElementNS', { value: function (ns, tag) {
      return take(function (n) { return n.localName === tag && n.namespaceURI === ns; }) || nativeNS.call(document, ns, tag);
    } });
    patch(document, 'createTextNode', { value: function (words) {
      return take(function (n) { return n.nodeType === 3 && n.data === words; }) || nativeText.call(document, words);
    } });
    patch(Element.prototype, 'setAttribute', { value: function (name, value) {
      var names = made.get(this);
      if (names) {
        names.push(name);
        if (!place && this.getAttribute(name) === String(value)) return;
        if (!place) giveUp();
      }
      nativeSet.call(this, name, value);
    } });
    patch(Node.prototype, 'appendChild', { value: function (child) {
      if (!place && made.has(child)) {
        if (child.parentNode === this) return child;
        giveUp();
      }
      return nativeAppend.call(this, child);
    } });
    patch(Node.prototype, 'replaceChild', { value: function (child, old) {
      if (old !== root) return nativeReplace.call(this, child, old);
      if (!place && next) giveUp();
      end();
      if (place) nativeReplace.call(place.parentNode, child, place);
      return old;
    } });

    // go-app writes these as properties. What the reader may have changed stays;
    // the others are written only where they differ.
    [HTMLDetailsElement, HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement, HTMLOptionElement,
      HTMLButtonElement, HTMLElement].forEach(function (type) {
      ['open', 'value', 'checked', 'selected', 'hidden', 'disabled', 'autofocus', 'multiple', 'readOnly', 'required'].forEach(function (name) {
        var own = Object.getOwnPropertyDescriptor(type.prototype, name);
        if (!own || !own.set) return;
        patch(type.prototype, name, { get: own.get, enumerable: own.enumerable, set: function (value) {
          var names = made.get(this);
          if (names) {
            names.push(name.toLowerCase());
            if (/^(open|value|checked|selected)$/.test(name) || own.get.call(this) === value) return;
            if (!place) giveUp();
          }
          own.set.call(this, value);
        } });
      });
    });

    function end() {
      restore.forEach(function (undo) { undo(); });
      restore = [];
    }
    return { end: end };
  }

  function ready() {
    adoption = null;
    shiming.library = '';
    window.onclick = null; // go-app's own handler of links; click below stands in for it
    keepEntry();
    history.scrollRestoration = 'manual';
    addEventListener('pagehide', function () { history.scrollRestoration = 'auto'; });
    addEventListener('pageshow', function () { history.scrollRestoration = 'manual'; });
    say('');
    state('ready');
  }

  // Navigation

  var loaded = location.pathname;
  var entry = 0; // the present history entry
  var scrolled = {}; // history entry -> where it was scrolled to

  function keepEntry() {
    entry = (history.state && history.state.entry) || 0;
    if (!entry) history.replaceState({ entry: entry = Date.now() + Math.random() }, '');
  }

  addEventListener('scroll', function () {
    if (entry) scrolled[entry] = scrollY;
  }, { passive: true });

  document.addEventListener('click', function (e) {
    if (state() !== 'ready' || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    var a = e.target.closest && e.target.closest('a[href]');
    if (!a || a.origin !== location.origin || a.pathname.indexOf(conf.base) !== 0) return;
    if (a.hasAttribute('download') || (a.target && a.target !== '_self') || /\.\w+$/.test(a.pathname)) return;
    var here = a.pathname === location.pathname && a.search === location.search;
    if (here && a.hash) return;
    e.preventDefault();
    if (here && !location.hash) scrollTo(0, 0);
    else go(a.href, 'push');
  });

  function go(address, how) {
    going = how;
    shiming.brief = how === 'push';
    if (how === 'push') {
      scrolled[entry] = scrollY;
      history.pushState(null, '', address);
    } else {
      history.replaceState(history.state, '', address);
    }
    keepEntry();
    try {
      window.onpopstate(new PopStateEvent('popstate'));
    } catch (gone) {
      location.replace(address);
    }
  }

  // This runs before go-app's own handler, which was set later.
  addEventListener('popstate', function (e) {
    if (!e.isTrusted) return;
    if (state() !== 'ready') {
      // An entry made before a reload: the browser takes it for this document's.
      if (location.pathname !== loaded) location.reload();
      return;
    }
    going = 'pop';
    shiming.brief = false;
    var path = location.pathname;
    var known = history.state && history.state.entry;
    keepEntry();
    if (known) requestAnimationFrame(function () {
      if (location.pathname === path && going === 'pop') scrollTo(0, scrolled[entry] || 0);
    });
  });

  function shown(title, description, canonical, said) {
    document.title = title;
    meta('meta[name=description]', 'content', description);
    meta('meta[property="og:title"]', 'content', title);
    meta('meta[property="og:description"]', 'content', description);
    meta('meta[property="og:url"]', 'content', canonical);
    meta('link[rel=canonical]', 'href', canonical);
    announcer.textContent = said;
    var heading = document.querySelector('main h1');
    var target = heading && (heading.closest('summary') || heading);
    if (target) target.focus({ preventScroll: true });
    if (going === 'pop') scrollTo(0, scrolled[entry] || 0);
    else if (!reveal()) scrollTo(0, 0);
  }

  function meta(selector, name, value) {
    var e = document.head.querySelector(selector);
    if (e) e.setAttribute(name, value);
  }

  // reveal opens the answer that the fragment names and shows it.
  function reveal() {
    var id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch (malformed) { /* as it is */ }
    var target = id && document.getElementById(id);
    if (!target) return false;
    var details = target.closest('details');
    if (details) details.open = true;
    (details || target).scrollIntoView();
    return true;
  }

  addEventListener('hashchange', reveal);
  if (location.hash) reveal();

  if (!window.WebAssembly || !window.fetch || !window.Promise) {
    state('failed');
  } else if (shiming.missing && location.pathname.indexOf(conf.base + 'check/') === 0) {
    start(); // the address may mean a place of the checker
  } else if (!thrifty()) {
    signs.forEach(function (name) { addEventListener(name, sign, { capture: true, passive: true }); });
  }
})();
