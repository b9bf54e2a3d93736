// What the page and boot.js offer.

import { byId } from '../dom.js';

export const html = document.documentElement;
export const shiming = window.shiming;
export const conf = shiming.conf;
export const words = byId('status').dataset;

// inApp tells that the page is shown by an app that is no browser, such as WeChat.
export const inApp = /MicroMessenger|AliApp|AlipayClient|Weibo|DingTalk|\bQQ\//i.test(navigator.userAgent);
