import { afterAll, describe, expect, it } from '@jest/globals';
import { HEAD, lines, MIXED, mail, part, raw } from '../../../../test/support/mails.js';
import { MailReader } from './mail-reader.js';
import type { ReadMail } from './read-mail.js';

const reader = new MailReader();
afterAll(() => reader.beforeApplicationShutdown());

async function read(bytes: Buffer): Promise<ReadMail> {
  const answer = await reader.read(bytes);
  if (!('mail' in answer)) throw new Error(`It is ${answer.unreadable}.`);
  return answer.mail;
}

describe('a hostile or broken mail', () => {
  const nested = (depth: number): string =>
    depth === 0
      ? 'x'
      : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested(depth - 1)}\r\n--b${depth}--`;
  const within = (depth: number): string =>
    depth === 0 ? 'x' : `Content-Type: message/rfc822\r\n\r\n${within(depth - 1)}`;
  const encodedWithin = (depth: number): string =>
    depth === 0
      ? 'Subject: x\r\n\r\nx'
      : `Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(encodedWithin(depth - 1)).toString('base64')}`;

  it.each<[string, Buffer, string]>([
    [
      'of 10,000 parts',
      mail(MIXED, ...Array.from({ length: 10_000 }, () => part([], 'x'))),
      'too_many_parts',
    ],
    ['of parts in parts in parts', raw(HEAD, nested(600)), 'too_many_parts'],
    ['of mails in mails in mails', raw(HEAD, within(600)), 'too_many_parts'],
    ['with a head of a megabyte', raw(HEAD, `X: ${'a'.repeat(1_000_000)}\r\n\r\nx`), 'too_many_parts'],
  ])('%s is not read', async (_what, bytes, why) => {
    expect(await reader.read(bytes)).toEqual({ unreadable: why });
  });

  it.each<[string, Buffer, Partial<ReadMail>]>([
    ['of encoded mails in encoded mails', raw(HEAD, encodedWithin(12)), { messageId: '1@example.tw' }],
    [
      'with a name of 50,000 characters',
      raw(`From: "${'王'.repeat(50_000)}" <wang@example.tw>\r\n\r\nx`),
      { from: { name: '王'.repeat(1000), address: 'wang@example.tw' } },
    ],
    [
      'whose text is cut off',
      mail(
        [...MIXED, 'Subject: 半'],
        part(
          ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'],
          Buffer.from('路燈不亮').toString('base64').slice(0, 12),
        ),
      ),
      { subject: '半', text: '路燈不' },
    ],
    [
      'of broken base64',
      mail(['Content-Transfer-Encoding: base64'], '6Lev54eI!!!!5LiN\r\n%%%%5Lqu'),
      { text: '路燈不亮' },
    ],
    [
      'without an end',
      mail(['Content-Type: multipart/mixed; boundary="never"'], 'x'),
      { messageId: '1@example.tw' },
    ],
    [
      'with a charset named after a property',
      mail(['Content-Type: text/plain; charset=__proto__'], '路燈'),
      { text: '路燈' },
    ],
    [
      'with markup and SQL everywhere',
      raw(
        `From: "<script>'; drop table letter;--" <a@b.tw>\r\nSubject: <img src=x onerror=alert(1)>\r\n\r\n</textarea><script>`,
      ),
      { subject: '<img src=x onerror=alert(1)>', text: '</textarea><script>' },
    ],
    [
      'with a head that tries to add another',
      mail([`Subject: =?utf-8?B?${Buffer.from('a\r\nBcc: b@c.tw').toString('base64')}?=`], 'x'),
      { subject: 'a Bcc: b@c.tw' },
    ],
    [
      'of tags within tags',
      mail(['Content-Type: text/html'], '<div>'.repeat(20_000), 'x'),
      { messageId: '1@example.tw' },
    ],
    ['of noise', Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256)), { from: null }],
  ])('%s is read as far as it goes', async (_what, bytes, expected) => {
    expect(await read(bytes)).toMatchObject(expected);
  });

  it('that takes too long is given up, and the next one is read', async () => {
    const slow = mail(['Content-Type: text/html'], '<a href="x">'.repeat(80_000));
    expect(await reader.read(slow, 1)).toEqual({ unreadable: 'too_slow' });
    expect((await read(mail([], 'x'))).text).toBe('x');
  });

  it('of more files than anybody sends is read with the first of them', async () => {
    const files = Array.from({ length: 80 }, () => part(['Content-Type: image/png'], 'x'));
    const { attachments, moreAttachments } = await read(mail(MIXED, ...files, lines('', '--x--')));
    expect([attachments.length, moreAttachments]).toEqual([50, 30]);
  });
});
