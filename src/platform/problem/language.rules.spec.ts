import { expect, it } from '@jest/globals';
import { languageFor } from './language.rules.js';

it.each<[string | undefined, string]>([
  [undefined, 'zh-TW'],
  ['', 'zh-TW'],
  ['*', 'zh-TW'],
  ['ja', 'zh-TW'],
  ['en', 'en'],
  ['en-US,en;q=0.9', 'en'],
  ['EN-gb', 'en'],
  ['zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['ja,en;q=0.5', 'en'],
  ['zh;q=0.3, en;q=0.8', 'en'],
  ['en;q=0', 'zh-TW'],
  ['en;q=x', 'zh-TW'],
  ['english', 'zh-TW'],
])('who accepts %j reads %s', (accepted, language) => {
  expect(languageFor(accepted)).toBe(language);
});
