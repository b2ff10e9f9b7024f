import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ThreadTokens } from '../../src/messages/mail/thread-token.js';
import { startApp, type TestApp } from '../support/app.js';

const NUMBER = 'P20261121-00042-0';
let server: TestApp;
let tokens: ThreadTokens;
beforeAll(async () => {
  server = await startApp();
  tokens = server.app.get(ThreadTokens);
});
afterAll(() => server.close());

it('a case is found by the token in the subject of an answer, whatever was done to it on its way', () => {
  const token = tokens.of(NUMBER);
  for (const subject of [
    `Re: 您的陳情 [${token}]`,
    `RE: FW: [${token.toUpperCase()}]`,
    `回覆：${token}、謝謝`,
  ])
    expect(tokens.caseNumberIn(subject)).toBe(NUMBER);
});

it('and not by a number alone, by a wrong token, or by the token of another case', () => {
  const other = tokens.of('P20261121-00043-8').split('.')[1];
  const wrong = `${NUMBER}.${'0'.repeat(20)}`;
  for (const subject of [NUMBER, wrong, `${NUMBER}.${other}`, `${tokens.of(NUMBER)}0`, ''])
    expect(tokens.caseNumberIn(subject)).toBeNull();
  expect(tokens.caseNumberIn(`${wrong} ${tokens.of(NUMBER)}`)).toBe(NUMBER);
});
