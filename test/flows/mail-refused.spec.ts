import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Mailbox } from '../support/mailbox.js';
import { big5, MIXED, mail, part, raw } from '../support/mails.js';
import { signIn } from '../support/people.js';

const NOW = '2026-11-13T10:00:00+08:00';
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await Mailbox.open(NOW);
});
afterAll(() => mailbox.close());

const quarantined = async (): Promise<{ reason: string }[]> => {
  const clerk = await signIn(mailbox.hotline.server.app, 'petition_clerk');
  return (await clerk.get('/api/quarantine').query({ limit: 200 }).expect(200)).body.items;
};

describe('what cannot be taken as a letter', () => {
  it.each<[string, Buffer, string]>([
    ['of 10,000 parts', mail(MIXED, ...Array.from({ length: 10_000 }, () => part([], 'x'))), 'too_complex'],
    ['that says nothing at all', mail(['Subject: '], '  \r\n'), 'empty'],
    ['that names nobody it is from', raw('Subject: x\r\n\r\n路燈不亮'), 'unknown_format'],
    [
      'from an address that is none',
      raw('From: "王" <wang@>\r\nSubject: x\r\n\r\n路燈不亮'),
      'unknown_format',
    ],
  ])('%s is kept whole, once', async (_what, bytes, reason) => {
    const before = await mailbox.count('quarantine');
    for (const answer of [await mailbox.sendRaw(bytes), await mailbox.sendRaw(bytes)])
      expect(answer).toMatch(/^250/);
    expect((await mailbox.count('quarantine')) - before).toBe(1);
    expect((await quarantined())[0]).toMatchObject({ reason, door: 'mailbox' });
  });

  it.each<[string, Buffer]>([
    [
      'with zeros and halves of characters',
      mail(['Content-Type: text/plain; charset=utf-16le'], Buffer.from('路\0\ud800燈', 'utf16le')),
    ],
    [
      'with SQL and markup',
      mail(["Subject: '; drop table letter; --"], `<script>alert(1)</script>'); delete from letter;`),
    ],
    [
      'in Big5 that nobody named',
      raw(
        'From: ',
        big5('王小明'),
        ' <wang@example.tw>\r\nSubject: ',
        big5('路燈'),
        '\r\n\r\n',
        big5('不亮'),
      ),
    ],
  ])('but a mail %s is a letter', async (_what, bytes) => {
    const before = await mailbox.count('letter');
    expect(await mailbox.sendRaw(bytes)).toMatch(/^250/);
    expect((await mailbox.count('letter')) - before).toBe(1);
  });
});
