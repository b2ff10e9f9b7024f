import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { EventMap } from '../../src/events.js';
import { LetterRedaction } from '../../src/intake/letters/letter-redaction.service.js';
import { ThreadTokens } from '../../src/messages/mail/thread-token.js';
import { Database } from '../../src/platform/database/database.js';
import { Events } from '../../src/platform/log/events.service.js';
import { Mailbox } from '../support/mailbox.js';
import { lines, part, raw } from '../support/mails.js';
import { signIn } from '../support/people.js';

const NOW = '2026-11-13T10:00:00+08:00';
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await Mailbox.open(NOW);
});
afterAll(() => mailbox.close());

let serial = 0;
const citizen = (): string => `citizen${serial++}@example.com`;
const page = (number: string) => mailbox.hotline.page(number);
const lastLetter = async () => {
  const [row] = await mailbox.hotline.server.db.query<{ id: string; via: string; state: string }>(
    'select id, via, state from letter order by received_at desc, id desc limit 1',
  );
  return row;
};
const tell = <K extends keyof EventMap>(kind: K, payload: EventMap[K]): Promise<void> => {
  const { app } = mailbox.hotline.server;
  return app.get(Database).transaction(tx => app.get(Events).tell(tx, kind, payload));
};
const quarantined = async (): Promise<{ reason: string }[]> => {
  const clerk = await signIn(mailbox.hotline.server.app, 'petition_clerk');
  return (await clerk.get('/api/quarantine').query({ limit: 200 }).expect(200)).body.items;
};

describe('a citizen who writes a mail', () => {
  it('is asked to confirm it, has a petition then, and adds to it by answering', async () => {
    const from = citizen();
    const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#567' } })
      .png()
      .toBuffer();
    const wish = {
      from: `王小明 <${from}>`,
      subject: '巷口積水',
      text: '每逢下雨就積水。',
      messageId: `<${from}>`,
    };
    const answer = await mailbox.send({ ...wish, attachments: [{ filename: '現場.png', content: picture }] });
    expect(answer).toMatch(/^250/);
    expect(await lastLetter()).toMatchObject({ via: 'mail', state: 'waiting' });

    const { number } = await mailbox.confirm(from);
    const opened = await page(number);
    expect(opened).toMatchObject({
      kind: 'petition',
      description: expect.stringContaining('每逢下雨就積水。'),
    });

    const [, accepted] = await mailbox.read(from);
    const subject = `Re: ${accepted?.mail.subject}`;
    await mailbox.send({
      from,
      subject,
      text: '昨晚又積水了。',
      attachments: [{ filename: 'a.png', content: picture }],
    });
    const [line] = (await page(number)).timeline.filter(({ kind }) => kind === 'case.mail-received');
    expect(line).toMatchObject({ text: '昨晚又積水了。', attachments: [{}], data: { automatic: false } });
    const calls = (await mailbox.hotline.supervisor.get('/api/call-backs').expect(200)).body.items;
    expect(calls).toContainEqual(
      expect.objectContaining({ purpose: 'answer_mail', case: expect.objectContaining({ number }) }),
    );
  });

  it('and answers without the subject, is known by the mail that is answered', async () => {
    const { number } = await mailbox.hotline.record(
      {},
      { citizen: { name: '王曉鈴', email: 'ling@example.com' } },
    );
    const from = citizen();
    await mailbox.send({ from, subject: '路燈', text: '不亮' });
    const [asked] = await mailbox.read(from);
    const before = await mailbox.count('letter');
    await mailbox.send({ from, subject: '補充', text: '在鼓山。', inReplyTo: asked?.mail.messageId });
    expect(await mailbox.count('letter')).toBe(before);
    const confirmed = await mailbox.confirm(from);
    expect((await page(confirmed.number)).description).toMatch(/不亮[\s\S]*在鼓山。/);

    const token = mailbox.hotline.server.app.get(ThreadTokens).of(number);
    await mailbox.send({ from: 'ling@example.com', subject: `回覆 ${token.toLowerCase()}`, text: '謝謝' });
    expect((await page(number)).timeline.some(({ text }) => text === '謝謝')).toBe(true);
  });

  it('and answers what asked to confirm after that is done, adds to the petition', async () => {
    const from = citizen();
    await mailbox.send({ from, subject: '路燈', text: '不亮' });
    const { number } = await mailbox.confirm(from);
    const [asked] = await mailbox.read(from);
    const before = await mailbox.count('letter');
    await mailbox.send({ from, subject: '補充', text: '第二盞也是', inReplyTo: asked?.mail.messageId });
    expect(await mailbox.count('letter')).toBe(before);
    const [line] = (await page(number)).timeline.filter(({ kind }) => kind === 'case.mail-received');
    expect([line?.text, line?.data.isFromOther]).toEqual(['第二盞也是', undefined]);
  });

  it('from another address, by a mail that was handed on, is told apart on the timeline', async () => {
    const from = citizen();
    await mailbox.send({ from, subject: '路燈', text: '不亮' });
    const { number } = await mailbox.confirm(from);
    const subject = mailbox.hotline.server.app.get(ThreadTokens).of(number);
    await mailbox.send({ from: citizen(), subject, text: '我是他的鄰居\0' });
    const [line] = (await page(number)).timeline.filter(({ kind }) => kind === 'case.mail-received');
    expect(line).toMatchObject({ text: '我是他的鄰居', data: { isFromOther: true } });
    await mailbox.send({ from: from.toUpperCase(), subject, text: '我是本人' });
    const own = (await page(number)).timeline.find(({ text }) => text === '我是本人');
    expect(own?.data.isFromOther).toBeUndefined();
  });

  it('is taken once, however often the mail comes', async () => {
    const from = citizen();
    const wish = { from, subject: '路燈', text: '不亮', messageId: `<twice.${from}>`, date: new Date(NOW) };
    const before = await mailbox.count('letter');
    const answers = await Promise.all(Array.from({ length: 5 }, () => mailbox.send(wish)));
    expect(answers.every(answer => answer.startsWith('250'))).toBe(true);
    expect((await mailbox.count('letter')) - before).toBe(1);
    expect(await mailbox.read(from)).toHaveLength(1);
    // A program that calls all of its mails the same.
    await mailbox.send({ ...wish, text: '另一盞也不亮' });
    expect((await mailbox.count('letter')) - before).toBe(2);
    // Somebody else who gives their mail the same id does not make it the same.
    await mailbox.send({ ...wish, from: citizen() });
    expect((await mailbox.count('letter')) - before).toBe(3);
  });

  it('of a known number alone, adds to no case', async () => {
    const { number } = await mailbox.hotline.record();
    await mailbox.send({ from: citizen(), subject: `Re: ${number}`, text: '這是別人的案件' });
    expect((await page(number)).timeline.some(({ kind }) => kind === 'case.mail-received')).toBe(false);
    expect(await lastLetter()).toMatchObject({ state: 'waiting' });
  });

  it('with a file of no kind that is taken, is told so in the letter, and the mail has it still', async () => {
    const from = citizen();
    const program = Buffer.from('MZ\u0090\u0000 this is a program');
    await mailbox.send({
      from,
      subject: '附件',
      text: '請看',
      messageId: `<f.${from}>`,
      attachments: [{ filename: '請點我.exe', content: program }],
    });
    const { number } = await mailbox.confirm(from);
    expect((await page(number)).description).toContain('未能收存的附件（原信仍保存）：請點我.exe');
    const [{ id } = { id: '' }] = await mailbox.hotline.server.db.query<{ id: string }>(
      'select id from mail_in order by received_at desc, id desc limit 1',
    );
    const clerk = await signIn(mailbox.hotline.server.app, 'petition_clerk');
    const { body, headers } = await clerk.get(`/api/mails/${id}/raw`).buffer(true).expect(200);
    expect(body.toString()).toContain(program.toString('base64'));
    expect(headers['content-disposition']).toBe(`attachment; filename="${id}.eml"`);
    await mailbox.hotline.officer.get(`/api/mails/${id}/raw`).expect(403);
    const [trace] = await mailbox.hotline.server.db.query(
      "select subject from access_log where action = 'mail.read'",
    );
    expect(trace).toEqual({ subject: `mail:${id}` });
  });
});

it('a mail goes with the texts of its case, and that it came stays', async () => {
  const { app, db } = mailbox.hotline.server;
  const from = citizen();
  await mailbox.send({ from, subject: '路燈', text: '不亮' });
  const { number } = await mailbox.confirm(from);
  const token = app.get(ThreadTokens).of(number);
  await mailbox.send({ from, subject: token, text: '補充' });
  const [file] = await db.query<{ id: string }>('select id from case_file where number = $1', [number]);
  const caseId = file?.id ?? '';
  const mails = () =>
    db.query<{ kept: boolean }>(
      `select raw is not null as kept from mail_in
        where case_id = $1 or letter_id in (select letter_id from letter_case where case_id = $1)`,
      [caseId],
    );
  expect(await mails()).toEqual([{ kept: true }, { kept: true }]);
  await tell('privacy.texts-due', { caseId, number, proposalId: caseId, rule: 'x' });
  expect(await mails()).toEqual([{ kept: false }, { kept: false }]);
  // What is written from now on is a matter of its own.
  const before = await mailbox.count('letter');
  await mailbox.send({ from, subject: token, text: '再次反映' });
  expect(await mailbox.count('letter')).toBe(before + 1);
});

it('a mail goes with its letter, when nobody confirms that or its writer is forgotten', async () => {
  const { app, db, moveTo } = mailbox.hotline.server;
  const kept = (letterId: string | undefined) =>
    db.query<{ kept: boolean }>('select raw is not null as kept from mail_in where letter_id = $1', [
      letterId,
    ]);
  await mailbox.send({ from: citizen(), subject: '無人確認', text: '不亮' });
  const never = await lastLetter();
  const from = citizen();
  await mailbox.send({ from, subject: '路燈', text: '不亮' });
  const confirmed = await lastLetter();
  await mailbox.confirm(from);
  const [writer] = await db.query<{ id: string }>('select citizen_id as id from letter where id = $1', [
    confirmed?.id,
  ]);
  expect([await kept(never?.id), await kept(confirmed?.id)]).toEqual([[{ kept: true }], [{ kept: true }]]);
  const citizenId = writer?.id ?? '';
  await tell('privacy.person-due', { citizenId, proposalId: citizenId, rule: 'x' });
  expect([await kept(never?.id), await kept(confirmed?.id)]).toEqual([[{ kept: true }], [{ kept: false }]]);
  await moveTo('2027-12-20T10:00:00+08:00');
  while (await app.get(LetterRedaction).forgetUnconfirmed());
  expect(await kept(never?.id)).toEqual([{ kept: false }]);
  await moveTo(NOW);
});

it('a picture by mail does not tell where its sender lives: nobody asked them', async () => {
  const from = citizen();
  const place = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '22/1 37/1 30/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '120/1 18/1 0/1',
  };
  const content = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#345' } })
    .withExif({ IFD2: { DateTimeOriginal: '2026:11:13 08:30:00' }, IFD3: place })
    .jpeg()
    .toBuffer();
  const before = await mailbox.count('attachment');
  await mailbox.send({ from, subject: '路燈', text: '不亮', attachments: [{ filename: 'a.jpg', content }] });
  expect(await mailbox.count('attachment')).toBe(before + 1);
  const rows = await mailbox.hotline.server.db.query(
    'select 1 from attachment where taken_at is not null or taken_lat is not null',
  );
  expect(rows).toEqual([]);
});

describe('a mail that nobody wrote', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a notice of absence', { 'Auto-Submitted': 'auto-replied' }, citizen()],
    ['a newsletter', { 'List-Id': '<news.example.com>' }, citizen()],
    ['a program’s', { Precedence: 'bulk' }, citizen()],
    ['the mailbox’s own', {}, 'mailbox@example.gov.tw'],
    ['one to be answered to the mailbox', { 'Reply-To': 'Mailbox+x@example.gov.tw' }, citizen()],
  ])('such as %s is never answered, and a person looks through it', async (_what, headers, from) => {
    const [letters, kept] = [await mailbox.count('letter'), await mailbox.count('quarantine')];
    await mailbox.send({ from, subject: '自動', text: '我不在', headers });
    expect([await mailbox.count('letter'), await mailbox.count('quarantine')]).toEqual([letters, kept + 1]);
    expect((await quarantined())[0]).toMatchObject({ reason: 'automatic' });
    expect(await mailbox.read(from)).toEqual([]);
  });

  it('about a case stands with the case, and nobody is asked to answer it', async () => {
    const { number } = await mailbox.hotline.record(
      {},
      { citizen: { name: '李四', email: 'li@example.com' } },
    );
    const subject = `自動回覆：${mailbox.hotline.server.app.get(ThreadTokens).of(number)}`;
    await mailbox.send({
      from: 'li@example.com',
      subject,
      text: '我休假中',
      headers: { 'Auto-Submitted': 'auto-replied' },
    });
    const [line] = (await page(number)).timeline.filter(({ kind }) => kind === 'case.mail-received');
    expect(line).toMatchObject({ text: '我休假中', data: { automatic: true } });
    const calls = (await mailbox.hotline.supervisor.get('/api/call-backs').expect(200)).body.items;
    expect(calls.filter((one: { case: { number: string } }) => one.case.number === number)).toEqual([]);
  });

  it('says that a mail of ours did not arrive', async () => {
    const from = citizen();
    await mailbox.send({ from, subject: '路燈', text: '不亮' });
    const [asked] = await mailbox.read(from);
    const bounce = raw(
      lines(
        'From: MAILER-DAEMON@example.com',
        'Subject: Undelivered',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
      ),
      part(['Content-Type: text/plain'], 'It did not arrive.'),
      part(
        ['Content-Type: message/delivery-status'],
        lines(
          'Reporting-MTA: dns; mx.example.com',
          '',
          `Final-Recipient: rfc822; ${from}`,
          'Action: failed',
          'Status: 5.1.1',
        ),
      ),
      part(
        ['Content-Type: text/rfc822-headers'],
        lines(`Message-ID: ${asked?.mail.messageId}`, `To: ${from}`),
      ),
      lines('', '--x--'),
    );
    const kept = await mailbox.count('quarantine');
    await mailbox.sendRaw(bounce, '');
    const states = () =>
      mailbox.hotline.server.db.query<{ state: string }>('select state from message where mail_id = $1', [
        asked?.mail.messageId?.slice(1, -1),
      ]);
    expect(await states()).toEqual([{ state: 'bounced' }]);
    expect(await mailbox.count('quarantine')).toBe(kept);
    // Of a mail that is none of ours.
    await mailbox.sendRaw(
      Buffer.from(bounce.toString().replaceAll(asked?.mail.messageId ?? '', '<other@example.com>')),
      '',
    );
    expect(await mailbox.count('quarantine')).toBe(kept + 1);
  });
});
