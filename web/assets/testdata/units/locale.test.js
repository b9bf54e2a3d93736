import assert from 'node:assert/strict';
import { test } from 'node:test';

import { languageAndScript } from '../../js/locale.js';

test('tags as publishing systems write them', () => {
  for (const [wanted, ...tags] of [
    ['en-Latn', 'en', 'EN', 'en-US', 'en_US', 'en_us', ' en-GB ', 'en_GB_oxendict', 'en_US.UTF-8', 'en_US_POSIX', 'en_us_k12', 'eng', 'en-GB-oed', 'en-'],
    ['zh-Hans', 'zh', 'zh_CN', 'zh-cn', 'ZH_cn', 'zh_SG', 'zh-Hans', 'zh_hans', 'ZH-HANS-CN', 'zh-CHS', 'zh_chs', 'zh-Hans-HK', 'zho', 'zh_CN.GB18030', 'zh_CN_#Hans', 'cmn', 'zh_HK_#Hans', 'zh-TW-Hans', 'zh-HK-CHS', 'zh-CN,zh;q=0.9', 'yue-Hans', 'yue_CN', 'wuu', 'zh-wuu'],
    ['zh-Hant', 'zh_TW', 'zh-tw', 'ZH_tw', 'zh_HK', 'zh-mo', 'zh-Hant', 'zh_Hant_HK', 'zh_hant_hk', 'zh-CHT', 'ZH-cht', 'zh_CHT', '\tzh_TW\n', 'zh_TW.Big5', 'zh_TW_#Hant', 'zh_tw_wp', 'yue', 'YUE', 'yue_HK', 'zh-Hant-TW-u-co-stroke', 'zh_CN_#Hant', '"zh-TW"', '(zh_TW)', '\u200bzh-TW\u200e', '_zh_TW', 'zh-yue', 'zh-yue-HK', 'zh-cmn-Hant', 'cmn-Hant-TW', 'zh-hant-mo', 'nan-TW'],
    ['de-Latn', 'de_CH_informal', 'de_DE_formal', 'de-CH-1996'],
    ['pt-Latn', 'pt_PT_ao90'],
    ['sr-Cyrl', 'sr', 'sr_RS'], ['sr-Latn', 'sr_Latn_RS'],
    [undefined, '', ' ', '_', 'x', 'C', '中文', '*', 'tlh', '-', '1']
  ]) for (const tag of tags) assert.equal(languageAndScript(tag), wanted, JSON.stringify(tag));
});

test('whatever it is given, it ends', () => {
  const signs = ['zh', 'TW', 'Hant', 'cht', '_', '-', ' ', '.', '#', 'x', 'u', '1', 'é', '\u0000', '\ud800', 'a'.repeat(500), '-'.repeat(500)];
  for (let n = 0; n < 5000; n++) {
    let tag = '';
    for (let i = n; i; i = Math.floor(i / signs.length)) tag += signs[i % signs.length];
    assert.match(String(languageAndScript(tag)), /^([a-z]{2,8}-[A-Z][a-z]{3}|undefined)$/, JSON.stringify(tag));
  }
});
