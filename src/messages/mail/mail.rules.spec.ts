import { describe, expect, it } from '@jest/globals';
import {
  headerText,
  htmlOf,
  nextTry,
  outcomeOf,
  PATIENCE,
  type SendFault,
  statusIn,
  takenUntil,
} from './mail.rules.js';

const NOW = new Date('2026-11-20T10:00:00+08:00');

it.each([
  [1, '2026-11-20T10:01:00+08:00'],
  [2, '2026-11-20T10:05:00+08:00'],
  [7, '2026-11-21T10:00:00+08:00'],
  [8, null],
])('after %i attempts it is tried again at %s', (attempts, time) => {
  expect(nextTry(attempts, NOW)).toEqual(time && new Date(time));
});

it.each([1, 2, 3, 7, 8])('at attempt %i nobody else takes it while it may still be under way', attempts => {
  const until = takenUntil(attempts, NOW, PATIENCE).getTime();
  expect(until).toBeGreaterThan(NOW.getTime() + PATIENCE.greetingMs + PATIENCE.attemptMs);
  expect(until).toBeGreaterThanOrEqual(nextTry(attempts, NOW)?.getTime() ?? 0);
});

describe('a failed attempt', () => {
  it.each<[string, SendFault, string, boolean]>([
    [
      'no such mailbox',
      { code: 'EENVELOPE', responseCode: 550, response: '550 5.1.1 <a@b> no' },
      'refused 550 5.1.1',
      false,
    ],
    [
      'the text is refused',
      { code: 'EMESSAGE', responseCode: 554, response: '554 spam' },
      'refused 554',
      false,
    ],
    [
      'a full mailbox',
      { code: 'EENVELOPE', responseCode: 452, response: '452-4.2.2 full' },
      'deferred 452 4.2.2',
      false,
    ],
    ['an address that cannot be one', { code: 'EENVELOPE' }, 'refused EENVELOPE', false],
    ['nobody answers', { code: 'ETIMEDOUT' }, 'deferred ETIMEDOUT', true],
    [
      'our password is wrong',
      { code: 'EAUTH', responseCode: 535, response: '535 5.7.8 no' },
      'deferred 535 5.7.8',
      true,
    ],
    [
      'the server goes to rest',
      { code: 'EENVELOPE', responseCode: 421, response: '421 4.3.2 bye' },
      'deferred 421 4.3.2',
      true,
    ],
    ['something else', { code: 'a b@c' }, 'deferred ERROR', false],
    ['nothing said', {}, 'deferred ERROR', false],
  ])('%s', (_name, fault, said, gatewayDown) => {
    const { result, code, ...rest } = outcomeOf(fault);
    expect([`${result} ${code}`, rest.gatewayDown]).toEqual([said, gatewayDown]);
  });
});

it.each([
  ['5.1.1', '5.1.1'],
  [' 4.4.7 ', '4.4.7'],
  ['5.1.1 <a@b.c>', null],
  ['9.1.1', null],
  [null, null],
])('the status of a bounce, %j, is read as %j', (said, status) => {
  expect(statusIn(said)).toBe(status);
});

it.each([
  ['路燈不亮', '路燈不亮'],
  ['a\r\nBcc: x@y.z', 'a Bcc: x@y.z'],
  ['a\u2028b\u202Ec\u0000d', 'a b c d'],
  ['  𠮷野  家 ', '𠮷野 家'],
])('a header takes %j as one line', (typed, line) => {
  expect(headerText(typed)).toBe(line);
});

describe('as a page', () => {
  const page = (text: string): string => htmlOf(text, 'zh-TW', 'https://1999.example');

  it('a text keeps its paragraphs and lines', () => {
    expect(page('甲\n乙\n\n丙')).toContain('<p>甲<br>\n乙</p>\n<p>丙</p>');
  });

  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`"'&`, '&quot;&#39;&amp;'],
    ['https://evil.example/x', '<p>https://evil.example/x</p>'],
    ['https://1999.example.evil/x', '<p>https://1999.example.evil/x</p>'],
    ['https://1999.example/" onclick="x', 'https://1999.example/&quot; onclick=&quot;x'],
    ['https://1999.example/a#b', '<a href="https://1999.example/a#b">https://1999.example/a#b</a>'],
  ])('%s is what was typed, and a link only where it is ours', (text, html) => {
    expect(page(text)).toContain(html);
  });
});
