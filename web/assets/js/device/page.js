// What the page and boot.js offer.

import { byId } from '../dom.js';

export const html = document.documentElement;
export const shiming = window.shiming;
export const conf = shiming.conf;
export const words = byId('status').dataset;

// inApp says that the page is shown in another app's browser, such as WeChat's.
export const inApp = /MicroMessenger|AliApp|AlipayClient|Weibo|DingTalk|\bQQ\//i.test(navigator.userAgent);
