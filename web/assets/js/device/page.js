// What the page and boot.js offer.

import { byId } from '../dom.js';

export const html = document.documentElement;
export const shiming = window.shiming;
export const conf = shiming.conf;
export const words = byId('status').dataset;

const agent = navigator.userAgent;

// inApp says that the page is shown in another app's browser, such as WeChat's. Some say
// who they are; the others are web views: on Android they say so, on iOS they are no Safari
// and, as an installed site is neither, not standalone.
export const inApp = /MicroMessenger|AliApp|AlipayClient|Weibo|DingTalk|\bQQ\/|; wv\)|Version\/[\d.]+ Chrome\/(?!.*Browser\/)/i.test(agent) ||
  (/AppleWebKit(?!.*Safari\/)/.test(agent) && !navigator.standalone && !matchMedia('(display-mode: standalone)').matches);
