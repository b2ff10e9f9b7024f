import { afterAll, describe, expect, it } from '@jest/globals';
import { big5, CRLF, lines, MIXED, mail, part, raw } from '../../../../test/support/mails.js';
import { MailReader } from './mail-reader.js';
import type { ReadMail } from './read-mail.js';

const reader = new MailReader();
afterAll(() => reader.beforeApplicationShutdown());

async function read(bytes: Buffer): Promise<ReadMail> {
  const answer = await reader.read(bytes);
  if (!('mail' in answer)) throw new Error(`It is ${answer.unreadable}.`);
  return answer.mail;
}

describe('a mail as it comes in Taiwan is read', () => {
  it.each<[string, Buffer, Partial<ReadMail>]>([
    [
      'with everything in Big5 that nobody encoded or named',
      raw(
        'From: ',
        big5('王小明'),
        ' <wang@example.tw>\r\nSubject: ',
        big5('路燈不亮, 請修'),
        CRLF,
        CRLF,
        big5('市長您好'),
      ),
      { from: { name: '王小明', address: 'wang@example.tw' }, subject: '路燈不亮, 請修', text: '市長您好' },
    ],
    [
      'with a name in Big5 that has a comma in it',
      raw(`From: =?big5?B?${big5('王小明, 里長').toString('base64')}?= <wang@example.tw>${CRLF}${CRLF}x`),
      { from: { name: '王小明, 里長', address: 'wang@example.tw' } },
    ],
    [
      'with a subject that is cut in the middle of a character between two words',
      mail(
        [
          `Subject: =?big5?B?${big5('路燈').subarray(0, 3).toString('base64')}?=${CRLF} =?Big5?B?${big5('路燈').subarray(3).toString('base64')}?= =?big5?Q?=A4=A3_?=`,
        ],
        'x',
      ),
      { subject: '路燈不' },
    ],
    [
      'with a subject in UTF-8 that says it is Big5',
      mail([`Subject: =?big5?B?${Buffer.from('路燈不亮').toString('base64')}?=`], 'x'),
      { subject: '路燈不亮' },
    ],
    [
      'in Big5 that says it is Latin-1, as quoted-printable',
      mail(
        ['Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable'],
        '=B8=F4=BFO=A4=A3=ABG',
      ),
      { text: '路燈不亮' },
    ],
    [
      'in the Japanese seven bits',
      mail(
        ['Content-Type: text/plain; charset=ISO-2022-JP', 'Subject: =?ISO-2022-JP?B?GyRCRnxLXBsoQg==?='],
        Buffer.from('1b2442467c4b5c1b2842', 'hex'),
      ),
      { subject: '日本', text: '日本' },
    ],
    [
      'in HTML only, with pictures within the page',
      mail(
        ['Content-Type: text/html; charset=utf-8'],
        `<style>p{}</style><h1>陳情</h1><p>路燈<b>不亮</b><img src="data:image/png;base64,${'A'.repeat(100_000)}"></p><script>alert(1)</script>`,
      ),
      { text: '陳情\n\n路燈不亮' },
    ],
    [
      'in HTML within a mail of parts',
      mail(
        MIXED,
        part(['Content-Type: text/html'], '<p>路燈</p>'),
        part(['Content-Type: text/plain'], '不亮'),
      ),
      { text: '路燈\n\n不亮' },
    ],
    [
      'whose plain alternative says nothing',
      mail(
        ['Content-Type: multipart/alternative; boundary=x'],
        part(['Content-Type: text/plain'], '  \r\n'),
        part(['Content-Type: text/html'], '<p>路燈</p>'),
      ),
      { text: '路燈' },
    ],
    [
      'with another mail that is handed on in it',
      mail(
        MIXED,
        part([], '請看下面'),
        part(
          ['Content-Type: message/rfc822'],
          lines('From: b@example.tw', 'Subject: =?big5?B?pKQ=?=', 'Message-ID: <2@example.tw>', '', '原信'),
        ),
        lines('--x--'),
      ),
      { text: '請看下面\n\n寄件者：b@example.tw\n主旨：中\n\n原信', innerIds: ['2@example.tw'] },
    ],
    [
      'with an invitation',
      mail(
        MIXED,
        part(
          ['Content-Type: text/calendar; method=REQUEST'],
          lines(
            'BEGIN:VCALENDAR',
            'BEGIN:VEVENT',
            'SUMMARY:里民',
            ' 大會',
            'DTSTART;TZID=Asia/Taipei:20261125T140000',
            'LOCATION:活動中心\\, 2 樓',
            'END:VEVENT',
            'END:VCALENDAR',
          ),
        ),
        lines('--x--'),
      ),
      { text: '〔行事曆〕\n標題：里民大會\n開始：2026-11-25 14:00\n地點：活動中心, 2 樓' },
    ],
    [
      'with characters beyond the first plane',
      mail(['Content-Type: text/plain; charset=utf-8', 'Subject: 𠮷'], '🚧𠮷'),
      { subject: '𠮷', text: '🚧𠮷' },
    ],
    ['without a head', raw('\r\n路燈不亮'), { from: null, text: '路燈不亮' }],
    ['that is empty', Buffer.alloc(0), { from: null, text: '', subject: '' }],
  ])('%s', async (_what, bytes, expected) => {
    expect(await read(bytes)).toMatchObject(expected);
  });

  it('with a file whose name nobody encoded', async () => {
    const named = await read(
      mail(
        MIXED,
        lines('', '--x'),
        'Content-Type: image/png; name="',
        big5('現場照片.png'),
        lines('"', 'Content-Transfer-Encoding: base64', '', 'iVBORw0KGgo=', '--x--'),
      ),
    );
    expect(named.attachments.map(({ name, mime, content }) => [name, mime, content.length])).toEqual([
      ['現場照片.png', 'image/png', 8],
    ]);
  });
});
