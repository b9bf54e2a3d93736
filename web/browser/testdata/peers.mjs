// What search engines that others would take find in a library. Standard input is
// {packages, lang, documents: [{name, title, keywords, text}], queries: [text]}; what is
// printed is {engine: {Hits: [[name]], Size}}: the hits of each query, the best first, and for
// Pagefind, which is no module to bundle, the gzip of what a page loads of it.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const weights = { title: 5, keywords: 4, text: 1 };

const engines = { minisearch, fuse, pagefind, 'pagefind-words': pagefindWords };

// stop are English words that say nothing of what is asked.
const stop = new Set(('a an the and or of to in is it i my me do does did can will you your on for if be am are was with ' +
  'that this what how').split(' '));

// tokenizer returns what cuts a text into lower-case words, and where it is Chinese into
// characters, pairs of them, and pairs of their syllables in pinyin.
const tokenizer = require => text => {
  const { pinyin } = require('pinyin-pro');
  const tokens = [];
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) {
      if (!stop.has(run)) tokens.push(run);
      continue;
    }
    const chars = [...run];
    const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true });
    chars.forEach((char, i) => {
      tokens.push(char);
      if (i > 0) tokens.push(chars[i - 1] + char, syllables[i - 1] + syllables[i]);
    });
  }
  return tokens;
};

function minisearch({ require, documents }) {
  const MiniSearch = require('minisearch');
  const long = term => /^[a-z]{4,}$/.test(term);
  const index = new MiniSearch({
    idField: 'name',
    fields: Object.keys(weights),
    extractField: (document, field) => [document[field]].flat().join('\n'),
    tokenize: tokenizer(require),
    processTerm: term => term, // it is in lower case already
    searchOptions: { boost: weights, combineWith: 'OR', prefix: long, fuzzy: term => long(term) && 0.2 },
  });
  index.addAll(documents);
  return { search: query => index.search(query).map(hit => hit.id) };
}

// Without its token search, Fuse.js takes a question for one word, and finds next to nothing.
function fuse({ require, documents }) {
  const Fuse = require('fuse.js');
  const index = new Fuse(documents, {
    keys: Object.entries(weights).map(([name, weight]) => ({ name, weight })),
    useTokenSearch: true,
    tokenize: tokenizer(require),
    threshold: 0.3,
    ignoreLocation: true,
    ignoreFieldNorm: true,
  });
  return { search: query => index.search(query).map(hit => hit.item.name) };
}

async function pagefind({ folder, lang, documents }) {
  const { createIndex, close } = await import(pathToFileURL(join(folder, 'pagefind', 'lib', 'index.js')));
  const escape = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const { index } = await createIndex();
  for (const [i, { title, keywords, text }] of documents.entries()) {
    const lines = text.split('\n').map(line => `<p>${escape(line)}</p>`).join('');
    const { errors } = await index.addHTMLFile({
      url: `/${i}/`,
      content: `<html lang="${lang}"><body><h1>${escape(title)}</h1>` +
        `<p data-pagefind-weight="${weights.keywords}">${keywords.map(escape).join(', ')}</p>${lines}</body></html>`,
    });
    if (errors.length) throw new Error(errors.join('\n'));
  }
  const dir = await mkdtemp(join(tmpdir(), 'pagefind-'));
  await index.writeFiles({ outputPath: dir });
  await close();

  // It is made for a page: it asks that for its language, and fetches its files.
  const engine = await import(pathToFileURL(join(dir, 'pagefind.js')));
  const fetch = globalThis.fetch;
  globalThis.fetch = async url => new Response(await readFile(new URL(String(url).replace(/\?.*/, ''))));
  globalThis.document = { querySelector: () => ({ getAttribute: () => lang }) };
  await engine.init();
  const results = async query => (await engine.search(query)).results;
  const names = async all => {
    const data = await Promise.all(all.slice(0, 10).map(r => r.data()));
    return data.map(d => documents[Number(d.raw_url.replaceAll('/', ''))].name);
  };
  const { languages } = JSON.parse(await readFile(join(dir, 'pagefind-entry.json'), 'utf8'));
  const wasm = languages[lang.toLowerCase()].wasm ?? 'unknown';
  let size = 0;
  for (const name of ['pagefind.js', 'pagefind-worker.js', `wasm.${wasm}.pagefind`]) {
    size += gzipSync(await readFile(join(dir, name)), { level: 9 }).length;
  }
  return {
    results,
    names,
    search: async query => names(await results(query)),
    end: async () => {
      await engine.destroy();
      globalThis.fetch = fetch;
      delete globalThis.document;
      await rm(dir, { recursive: true });
    },
    size,
  };
}

// pagefindWords is Pagefind with a loop around it. What it finds has all the words of a query,
// which few questions do; this one adds up what is found for each word.
async function pagefindWords(input) {
  const engine = await pagefind(input);
  const words = new Intl.Segmenter(input.lang, { granularity: 'word' });
  const search = async query => {
    const together = await engine.results(query);
    if (together.length) return engine.names(together);
    const pages = new Map();
    for (const { segment, isWordLike } of words.segment(query.normalize('NFKC').toLowerCase())) {
      if (!isWordLike || stop.has(segment)) continue;
      for (const r of await engine.results(segment)) {
        pages.set(r.id, { ...r, score: r.score + (pages.get(r.id)?.score ?? 0) });
      }
    }
    return engine.names([...pages.values()].sort((a, b) => b.score - a.score));
  };
  return { ...engine, search };
}

let input = '';
for await (const part of process.stdin) input += part;
const { packages, lang, documents, queries } = JSON.parse(input);
const folder = join(packages, 'node_modules');
const require = createRequire(join(folder, 'any'));
const found = {};
for (const [name, engine] of Object.entries(engines)) {
  const { search, end, size } = await engine({ folder, require, lang, documents });
  const hits = [];
  for (const query of queries) hits.push(await search(query));
  await end?.();
  found[name] = { Hits: hits, Size: size };
}
console.log(JSON.stringify(found));
