// Reports the height of the content to the host, in steps so coarse that it learns nothing
// else from it.

import { whenLoaded } from '../boot/page.js';
import { emit } from './host.js';
import { tellHeight } from './publisher.js';

const step = 16; // CSS pixels
let last = 0, reports = 0, since = 0, retry = 0;

/** reportHeight reports the height. An observer alone would not do: a browser gives a frame
 * that is not in sight no chance to paint, and its observers sleep. */
export function reportHeight() {
  if (!innerWidth) return; // a column that has yet to grow
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height / step) * step;
  if (height === last || !height) return; // a hidden page has no height to report
  const now = performance.now();
  if (now - since > 1000) reports = 0, since = now;
  // A host whose width follows our height would make it go back and forth for ever. It
  // gets the larger height, and is asked again when a second has passed.
  if (reports > 30 || (reports > 8 && height < last)) {
    clearTimeout(retry);
    retry = setTimeout(reportHeight, 1000);
    return;
  }
  reports++;
  last = height;
  emit('height', { height });
  tellHeight(height);
}

new ResizeObserver(reportHeight).observe(document.documentElement);
whenLoaded(reportHeight);
addEventListener('shiming:shown', reportHeight);
document.addEventListener('toggle', reportHeight, true);
addEventListener('shiming:hello', reportHeight);
