// The contracts of the scripts: what boot.js offers to the program and to the scripts that
// are loaded later, and the messages between pages and the service worker.

/** What a page tells its script, as data-… of the script's tag; the version and the hashes in
 * library and search come from data-release. Paths have the base. */
interface PageSettings {
  base: string;
  lang: string;
  path?: string; // of the page, below the base; none of the page for unknown addresses
  origin: string; // "" if it is not known
  version: string;
  wasm: string;
  size: string; // of the wasm, in bytes
  exec: string; // wasm_exec.js
  library: string;
  rest: string; // of the library
  search: string; // the index of the search
  card: string;
  boot: string; // the script that does all this
  used?: ''; // somebody has used the page already
  opened?: ''; // the answer that the fragment names is open
  style: string; // what the page has inside itself, as a file
  more: string; // the style of what only some views need
  checked: string; // "id=YYYY-MM-DD …": when each source was last looked at
  rules: string; // the revision of the table
  device?: string; // the script for offline use and installing
  frame?: ''; // the page is for frames
  missing?: ''; // it is the one for unknown addresses
}

/** A text in the status line; one of another language comes with that. */
type StatusText = string | { text: string; lang: string };
type StatusKind = 'note' | 'changed' | 'failed' | 'loading' | 'update' | 'offline' | 'language';
type StatusAction = [label: string, act: () => void];

/** What the page searches with, of the index that package content/search describes. */
interface SearchIndex {
  vocabulary: {
    synonyms?: string[][];
    asked?: Record<string, string[]>; // by the id of a question, or "checker"
    checker?: string[];
    filler?: string[];
  };
}

type AppState = 'waiting' | 'loading' | 'ready' | 'failed';

/** The card for customer service, as app/card.go makes it. */
interface Card {
  verdict: 'clear' | 'blocked' | 'at-risk' | 'pending' | 'not-covered';
  word: string; title: string; // of the verdict
  sign: string; // path data of its sign, on a grid of 24
  way: string; // the answers, one a line
  message: string; // what the agent reads, and the same in the language of the page
  situation: string; questions: string; // what the agent reads; one question a line
  same: string; // the same in the language of the page, or ""
  lines: string; address: string; name: string;
  code: string; // rows of 0 and 1, or ""
  heading: string; picture: string; copy: string; copied: string; save: string; share: string; print: string; close: string;
}

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
  userChoice: Promise<unknown>;
}

/** window.shiming: what the program and the other scripts find on a page. */
interface Shiming {
  conf: PageSettings;
  base: string;
  origin: string;
  version: string;
  missing: boolean; // the page is the one for unknown addresses
  library: string; // the text of the library while the program starts
  misses: number; // parts of the page that were not there for the program to take over
  displaced: boolean; // the page stands at an address that is none of the site's, such as an archive's
  brief: boolean; // the present address was come to by a click
  found: string; // for which the page shows what is found on it
  searches: boolean; // the program has its own search
  wasm: ArrayBuffer | null; // the program, for the worker to keep
  prompt: InstallPrompt | null; // the browser's offer to install

  setStatus(kind: StatusKind, text?: StatusText, ...actions: StatusAction[]): void;
  shownPath(): string;
  worker(): ServiceWorker | null;
  copyAddress(url: string): void;

  // Called by app/browser.go.
  adopt(): void;
  body: object; // a VNode, in whose place the program puts its root
  createElement(tag: string, namespace: string): object; // a VNode
  createTextNode(data: string): object; // a VNode
  ready(): void;
  viewShown(title: string, description: string, canonical: string, announcement: string): void;
  reportChange(text: string): void;
  replace(address: string): void;
  setAddress(address: string): void;
  afterPaint(then: () => void): void;
  whenIdle(then: () => void): void;
  copy(text: string, then: (done: boolean) => void): void;
  loadIndex(then: (text: string) => void): void;
  searchText(): string;
  searched(text: string, announcement: string): void;
  focusHit(n: number): void;

  card(): Card | null; // of the verdict that is shown; set by app/browser.go
  showCard?(card: Card | null): Promise<void>; // set by card.js
}

/** The tag of the first script. */
interface HTMLScriptElement { pressed?: HTMLElement } // a button that nobody has answered yet

/** The property of an element that has its widget: embed/view.js. */
interface HTMLElement { [inside: symbol]: any }

interface Window {
  shiming: Shiming;
  /** The same on a host page: the addresses of all copies of embed.js that ran. */
  [inside: symbol]: string[] & { examine?: () => void }; // set by the doctor
  Go?: new () => { env: Record<string, string>; importObject: WebAssembly.Imports; run(instance: WebAssembly.Instance): Promise<void> };
}

/** What service-worker.js says of the version: precacheManifest in web/site/worker.go. */
interface PrecacheManifest {
  files: string[]; // of all languages
  languages: Record<string, PrecacheLanguage>; // by prefix
  wasm: string;
  size: number;
  alone: number;
  plain: number;
  style: string; // what pages have inside themselves
  manifest: string;
  headers: Record<string, string>;
  types: Record<string, string>; // by the ending of the name
}

interface PrecacheLanguage {
  files: string[];
  pages: string;
  index: number;
  library: string;
  offline: string;
}

/** Pages to the worker. Those of an older version send the same. */
type ToWorker =
  | { do: 'activate' | 'yield' | 'state' | 'keep' }
  | { do: 'kept'; path: string; bytes: ArrayBuffer };

/** The worker to pages. */
type FromWorker =
  | { kind: 'state'; missing: number } // bytes of the wasm still to come; all else was looked at
  | { kind: 'keeping'; percent: number }
  | { kind: 'failed'; file: string; full: boolean; changed: boolean };

interface NavigatorConnection { saveData?: boolean; effectiveType?: string }
interface Document { prerendering?: boolean }
interface Navigator { connection?: NavigatorConnection; standalone?: boolean }
interface WorkerNavigator { connection?: NavigatorConnection }
