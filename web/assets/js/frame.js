// The page in a frame on a host page. It works without this script, and where no
// embed script is on the host page; what an address in a plain iframe may say is the
// look and the answers to open:
//
//	/frame/?theme=dark&accent=%230a655c&open=how-to-verify

import './boot.js';
import { focusHeading } from './boot/navigate.js';
import { whenIdle } from './boot/page.js';
import { start } from './boot/start.js';
import { setAnswers } from './frame/answers.js';
import './frame/helpful.js';
import './frame/links.js';
import './frame/report.js'; // before height.js: what was opened is reported before its height
import './frame/height.js';
import { setLook } from './frame/look.js';
import { ids } from './embed/view.js';
import { saveData } from './fetch.js';

const query = new URLSearchParams(location.search);
setLook({ theme: query.get(THEME_PARAM) || '', accent: query.get(ACCENT_PARAM) || '' });
setAnswers(ids(query.get(OPEN_PARAM) || ''), true);

// Where the focus is in the frame from the beginning, the reader came by one of its
// links and goes on.
if (parent !== self && document.hasFocus()) {
  focusHeading();
  if (!saveData()) whenIdle(start);
}
