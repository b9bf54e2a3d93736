// The values that the site puts into the scripts from its tables: see constants.go and
// content/address/script.go. They are global names.

// The widget: content/widget.
declare const ELEMENT: 'shiming-faq';
declare const NAME: string; // what events and messages are named by
declare const PROTOCOL: number; // its version
declare const OPTIONS: string; // names
declare const MIRROR: string; // the parameter of mirror-url
declare const METHODS: string; // names
declare const EVENTS: string; // kinds
declare const TO_FRAME: string; // messages, as embed/protocol.js reads them
declare const HELPFUL: string; // the input of the event answer
declare const GROUNDS: Record<'light' | 'dark', string[]>; // the colours that an accent stands on
declare const VERDICTS: Record<Card['verdict'], [string, string]>; // colour and ground, light
declare const PANEL: Record<'ink' | 'card' | 'blocked' | 'clear', string>; // the colours of the doctor
declare const NAMES: Record<string, string>; // of the product, by language; embed.js alone has it
declare const DOCTOR: Record<string, Record<string, string>>; // words by language; the doctor alone has it
declare const HOME: string; // the address of the site, "" if it is not known; embed.js and the doctor have it
declare const EMBED_ADDRESS: string; // a pattern of its own address; embed.js alone has it
declare const LANGUAGES: Record<string, { offer: string; open: string; stay: string }>;

// Addresses: content/address.
declare const FRAME: string; // the folder of pages for frames
declare const CHECK: string;
declare const QUESTIONS: string; // the folder of questions, without the slash
declare const WIDGET_VIEW: string; // a pattern of views
declare const PROGRAM_VIEW: string; // a pattern of paths that the program shows without a page
declare const FRAME_PATH: string; // a pattern of paths in frames
declare const BEHIND_PATH: string; // patterns of what was pasted behind an address, or is not seen in it
declare const INVISIBLE: string;
declare const ANCHOR: string; // pattern
declare const TOPIC_ANCHOR: string;
declare const SEARCH_ANCHOR: string; // the id of the search field
declare const DROPPED: string;
declare const REVISION_PARAM: string;
declare const RULE_PARAM: string;
declare const VERDICT_PARAM: string;
declare const SEARCH_PARAM: string;
declare const THEME_PARAM: string;
declare const ACCENT_PARAM: string;
declare const OPEN_PARAM: string;
declare const ASSETS: string;
declare const INDEX_PAGE: string;
declare const NOT_FOUND_PAGE: string;
declare const SERVICE_WORKER: string;
declare const ROBOTS: string;
declare const EMBED_SCRIPT: string;
declare const DOCTOR_SCRIPT: string;
declare const MORE_SCRIPT: string;
declare const PATH_PLACEHOLDER: string; // stands for the path of a page that the worker keeps
declare const STYLE_PLACEHOLDER: string; // and for the style inside it
declare const AGAIN_PLACEHOLDER: string; // and, with a number behind it, for that path without one of its parts
declare const BREAK_PLACEHOLDER: string; // and for BREAK, where a line may end
declare const BREAK: string;
