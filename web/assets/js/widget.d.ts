// Made from the table of the widget, content/widget, by go test ./web/assets -update.

type WidgetOption = 'view' | 'lang' | 'theme' | 'accent' | 'radius' | 'font' | 'min-height' | 'max-height' | 'loading' | 'open' | 'mirror-url' | 'title' | 'debug' | 'sandbox';
type WidgetFinding = 'head' | 'view' | 'language' | 'blocked' | 'refused' | 'timeout' | 'origin' | 'loaders' | 'height' | 'length' | 'mirror' | 'colour' | 'contrast' | 'removed';
type WidgetError = 'view' | 'language' | 'blocked' | 'refused' | 'timeout';

interface WidgetEvents {
  ready: { view: string; lang: string; version: string };
  height: { height: number };
  open: { question: string };
  close: { question: string };
  answer: { input: string; answer: string; view: string };
  verdict: { verdict: string; rule?: string; view: string };
  navigate: { view?: string; href?: string };
  error: { code: 'view' | 'language' | 'blocked' | 'refused' | 'timeout' };
}

interface WidgetCommands {
  hello: { debug?: boolean };
  configure: { theme?: string; accent?: string; radius?: string; font?: string; fit?: boolean };
  show: { view: string };
  open: { questions: string[] };
  close: { questions: string[] };
  reset: { };
}
