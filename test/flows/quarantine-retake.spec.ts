import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { ReceiveMailService } from '../../src/intake/mail/receive.service.js';
import { QuarantineService } from '../../src/intake/quarantine/quarantine.service.js';
import { MAILBOX, Mailbox } from '../support/mailbox.js';
import { lines } from '../support/mails.js';
import { signIn } from '../support/people.js';

const NOW = '2026-11-13T10:00:00+08:00';
let mailbox: Mailbox;
let supervisor: TestAgent;
beforeAll(async () => {
  mailbox = await Mailbox.open(NOW);
  supervisor = await signIn(mailbox.hotline.server.app, 'supervisor');
});
afterAll(() => mailbox.close());

let serial = 0;
const mailOf = (from: string): Buffer =>
  Buffer.from(lines(`From: ${from}`, `Message-ID: <${from}.${serial++}>`, 'Subject: 路燈', '', '不亮'));
const citizen = (): string => `again${serial++}@example.com`;
const latest = async (): Promise<{ id: string; state: string }> =>
  (await supervisor.get('/api/quarantine?state=all').expect(200)).body.items[0];
const retake = (id: string, by = supervisor) => by.post(`/api/quarantine/${id}/actions/retake`).send();
const keepUnread = (raw: Buffer) =>
  mailbox.hotline.server.app
    .get(ReceiveMailService)
    .keepUnread({ raw, via: 'imap', returnPath: null, receivedAt: new Date(NOW) }, 'too_large');

describe('a mail that was kept for a person', () => {
  it('goes its way once the cause is mended, and is asked to be confirmed like any other', async () => {
    const from = citizen();
    await keepUnread(mailOf(from));
    const { id } = await latest();
    const mails = await mailbox.count('mail_in');
    expect((await retake(id).expect(200)).body).toEqual({ became: 'letter' });
    expect(await latest()).toMatchObject({ id, state: 'taken', decidedBy: '測試 supervisor' });
    const { number } = await mailbox.confirm(from);
    const page = await mailbox.hotline.page(number, supervisor);
    expect(page.description).toBe('路燈\n\n不亮');
    // One mail is one row, which goes with its case.
    expect(await mailbox.count('mail_in')).toBe(mails);
    const [row] = await mailbox.hotline.server.db.query(
      'select kind, raw is not null as kept, letter_id is not null as letter from mail_in where quarantine_id = $1',
      [id],
    );
    expect(row).toEqual({ kind: 'personal', kept: true, letter: true });
  });

  it('is taken once, also by two at the same moment, and not when it has come again meanwhile', async () => {
    const from = citizen();
    await keepUnread(mailOf(from));
    const { id } = await latest();
    const answers = await Promise.all([retake(id), retake(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await mailbox.read(from)).toHaveLength(1);

    const again = mailOf(citizen());
    await keepUnread(again);
    const { id: second } = await latest();
    await mailbox.sendRaw(again);
    const before = await mailbox.count('letter');
    expect((await retake(second).expect(409)).body.code).toBe('CAME_AGAIN');
    expect(await latest()).toMatchObject({ id: second, state: 'open' });
    expect(await mailbox.count('letter')).toBe(before);
  });

  it('and taken again, is not taken a third time when its sender sends it once more', async () => {
    const raw = mailOf(citizen());
    await keepUnread(raw);
    await retake((await latest()).id).expect(200);
    const before = await mailbox.count('letter');
    await mailbox.sendRaw(raw);
    expect(await mailbox.count('letter')).toBe(before);
  });

  it('because of what it said of itself, is taken once that is seen in another way', async () => {
    const { config } = mailbox.hotline.server;
    const from = citizen();
    Object.assign(config.mailIn as object, { addresses: [MAILBOX, from] });
    await mailbox.sendRaw(mailOf(from), from);
    const { id } = await latest();
    const kept = [await mailbox.count('letter'), await mailbox.count('quarantine')];
    expect((await retake(id).expect(409)).body.code).toBe('STILL_NOT_TAKEN');
    expect([await mailbox.count('letter'), await mailbox.count('quarantine')]).toEqual(kept);
    expect(await latest()).toMatchObject({ id, state: 'open' });
    Object.assign(config.mailIn as object, { addresses: [MAILBOX] });
    await retake(id).expect(200);
    expect(await mailbox.read(from)).toHaveLength(1);
  });
});

it('what is no mail, or is for nobody of the centre, is not taken again', async () => {
  const { app, db } = mailbox.hotline.server;
  const id = await db.transaction(async tx =>
    app.get(QuarantineService).keep(tx, {
      ...{ door: 'chatbot', source: 'x', reason: 'refused' },
      ...{ raw: Buffer.from('{}'), receivedAt: new Date(NOW) },
    }),
  );
  expect((await retake(id).expect(409)).body.code).toBe('NOT_A_MAIL');
  await retake(id, mailbox.hotline.agent).expect(403);
});
