import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { Role } from '../../src/access/roles.js';
import { CONNECTIONS } from '../../src/messages/mail/mail-gateway.js';
import { MailSender } from '../../src/messages/mail/mail-sender.service.js';
import { Outbox } from '../../src/messages/mail/outbox.service.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { ReportMails } from '../../src/statistics/saved/report-mails.service.js';
import type { SavedFilterDto } from '../../src/statistics/saved/saved.dto.js';
import { startApp, type TestApp } from '../support/app.js';
import { MailSink } from '../support/mail-sink.js';
import { hire, signIn } from '../support/people.js';

/** A Monday. */
const NOW = '2026-11-23T07:30:00+08:00';
const DAILY = { every: 'daily', format: 'xlsx', language: 'zh-TW' };
const FILTER = {
  report: 'breaches',
  asked: { clock: 'respond', by: 'unit' },
  period: 'yesterday',
  share: 'me',
};

let sink: MailSink;
let city: TestApp;
let admin: TestAgent;
let supervisor: TestAgent;

beforeAll(async () => {
  sink = await MailSink.open();
  city = await startApp({
    now: NOW,
    settings: { mailOut: sink.settings, publicUrl: 'http://1999.example.gov.tw' },
  });
  admin = await signIn(city.app, 'admin');
  supervisor = await signIn(city.app, 'supervisor');
});
afterAll(async () => {
  await city.close();
  await sink.close();
});
afterEach(async () => {
  // Nobody is written to in the tests that follow.
  await city.db.query(
    `update saved_filter set mail_every = null, mail_format = null, mail_language = null, mail_next_at = null`,
  );
  await city.moveTo(NOW);
});

interface Reader {
  id: string;
  email: string;
  agent: TestAgent;
}
let serial = 0;
async function reader(role: Role = 'manager', agency?: string): Promise<Reader> {
  const { id, username, password } = await hire(city.app, role, agency);
  const email = `reader${serial++}@example.gov.tw`;
  await change(id, 'change', { email });
  const agent = supertest.agent(city.url);
  await agent.post('/api/session').send({ username, password }).expect(200);
  return { id, email, agent };
}
async function change(id: string, action: string, body: object = {}): Promise<void> {
  const { version } = (await admin.get(`/api/staff/${id}`).expect(200)).body;
  await admin
    .post(`/api/staff/${id}/actions/${action}`)
    .send({ version, ...body })
    .expect(200);
}
const save = async (by: TestAgent, more: object = {}): Promise<SavedFilterDto> =>
  (
    await by
      .post('/api/reports/saved')
      .send({ ...FILTER, name: `條件 ${serial++}`, mail: DAILY, ...more })
      .expect(201)
  ).body;

/** What is due goes out now, whether or not the background has come to it. */
async function sent(time: string, ...apps: TestApp[]): Promise<void> {
  await city.moveTo(time);
  const all = [city, ...apps];
  await Promise.all(all.map(({ app }) => app.get(ReportMails).sendDue()));
  for (const { app } of all) await app.get(MailSender).sendAll();
}
const mailsTo = ({ email }: Reader) => sink.to(email).map(({ mail }) => mail);
const nextOf = async ({ id }: SavedFilterDto, { agent }: Reader, report = 'breaches'): Promise<string> => {
  const { body } = await agent.get(`/api/reports/saved?report=${report}`).expect(200);
  return body.items.find((one: SavedFilterDto) => one.id === id).mail.nextAt;
};
const linkIn = (text = ''): string =>
  /http:\/\/1999\.example\.gov\.tw\/reports\/breaches\?(\S+)/.exec(text)?.[1] ?? '';
const timeOf = (day: string): string => `2026-${day}T00:00:00+00:00`;

describe('A saved filter that its owner wants by mail', () => {
  it('is sent at eight, with the report as a file, and again on the next day', async () => {
    const who = await reader();
    const filter = await save(who.agent, { name: '簽收逾期' });
    expect(filter.mail).toEqual({ ...DAILY, nextAt: timeOf('11-23'), failed: null });
    await sent('2026-11-23T07:59:59+08:00');
    expect(mailsTo(who)).toEqual([]);
    await sent('2026-11-23T08:00:00+08:00');
    const [mail, ...others] = mailsTo(who);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('定期報表：簽收逾期　115/11/22（日）');
    expect(mail?.text).toContain('資料截至：115/11/23（一）08:00');
    expect(linkIn(mail?.text)).toEqual(
      new URLSearchParams('by=unit&clock=respond&from=2026-11-22&to=2026-11-22').toString(),
    );
    expect(mail?.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['breaches-2026-11-23.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ]);
    expect(mail?.attachments[0]?.content.subarray(0, 2).toString()).toBe('PK');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(sink.to(who.email)[0]?.raw).not.toContain('測試');
    const recorded = await city.db.query(
      `select subject, actor_kind as kind from access_log where action = 'report.exported' and staff_id = $1`,
      [who.id],
    );
    expect(recorded).toEqual([{ subject: 'report:breaches-2026-11-23', kind: 'staff' }]);
    await sent('2026-11-24T08:05:00+08:00');
    expect(mailsTo(who).map(({ subject }) => subject)).toEqual([
      '定期報表：簽收逾期　115/11/22（日）',
      '定期報表：簽收逾期　115/11/23（一）',
    ]);
  });

  it.each([
    ['weekly', '2026-11-29T23:59:00+08:00', '2026-11-30T08:00:00+08:00'],
    ['monthly', '2026-11-30T23:59:00+08:00', '2026-12-01T08:00:00+08:00'],
  ])('%s is sent when its day has come', async (every, before, at) => {
    const who = await reader();
    await city.moveTo('2026-11-23T09:00:00+08:00');
    await save(who.agent, { mail: { every, format: 'ods', language: 'en' }, period: 'lastMonth' });
    await sent(before);
    expect(mailsTo(who)).toEqual([]);
    await sent(at);
    expect(mailsTo(who).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Your report: 條件 \d+ \(2026-1/),
    ]);
    expect(mailsTo(who)[0]?.attachments[0]?.contentType).toBe(
      'application/vnd.oasis.opendocument.spreadsheet',
    );
  });

  it('is sent once, however many are at it', async () => {
    const who = await reader();
    await save(who.agent);
    const second = await startApp({
      ...{ now: '2026-11-23T08:00:00+08:00', databaseUrl: city.databaseUrl },
      settings: { mailOut: sink.settings, dataDir: city.config.dataDir },
    });
    try {
      await sent('2026-11-23T08:00:00+08:00', second, city, second);
    } finally {
      await second.app.close();
    }
    expect(mailsTo(who)).toHaveLength(1);
  });

  it('is sent once for all days on which nothing ran, of the last time it was due', async () => {
    const who = await reader();
    const filter = await save(who.agent);
    await sent('2026-11-27T07:00:00+08:00');
    expect(mailsTo(who).map(({ subject }) => subject)).toEqual([`定期報表：${filter.name}　115/11/25（三）`]);
    expect(await nextOf(filter, who)).toBe(timeOf('11-27'));
  });

  it.each<[string, (who: Reader) => Promise<void>, string?]>([
    ['is suspended', ({ id }) => change(id, 'suspend')],
    ['has another role', ({ id }) => change(id, 'change', { role: 'inspector' }), 'NOT_ALLOWED'],
    ['has no address any more', ({ id }) => change(id, 'change', { email: null })],
    [
      'has not signed in for long',
      async ({ id }) => {
        await city.db.query(`update staff set last_sign_in_at = $2, awake_since = $2 where id = $1`, [
          id,
          new Date('2020-01-01'),
        ]);
      },
    ],
  ])('is not sent to who %s, and says so', async (_what, happens, failed = 'NO_MAIL_ADDRESS') => {
    const who = await reader();
    const { id } = await save(who.agent);
    await happens(who);
    await sent('2026-11-23T08:00:00+08:00');
    expect(mailsTo(who)).toEqual([]);
    const [row] = await city.db.query<{ at: Date }>(
      'select mail_next_at as at, mail_failed as failed from saved_filter where id = $1',
      [id],
    );
    expect(row).toEqual({ at: new Date('2026-11-24T08:00:00+08:00'), failed });
  });

  it.each<[string, Role, string | undefined, object]>([
    ['loses the right', 'manager', undefined, { role: 'inspector' }],
    ['reads of one agency only', 'supervisor', undefined, { role: 'agency_chief', agency: 'police' }],
    ['goes to another agency', 'agency_chief', 'police', { agency: 'fire' }],
    ['is limited to districts', 'manager', undefined, { districts: ['64000050'] }],
  ])('does not leave any more where its owner %s while it waits', async (_what, role, agency, to) => {
    const who = await reader(role, agency);
    await save(who.agent);
    sink.answers.set(who.email, ['451 4.7.1 later', '250 ok']);
    await sent('2026-11-23T08:00:00+08:00');
    await change(who.id, 'change', to);
    await sent('2026-11-23T08:02:00+08:00');
    expect(mailsTo(who)).toEqual([]);
  });

  it('stays due while no mail leaves the house, and is then sent once', async () => {
    const who = await reader();
    const filter = await save(who.agent);
    const { mailOut } = city.config;
    Object.assign(city.config, { mailOut: undefined });
    try {
      for (const day of ['23', '24', '25']) await sent(`2026-11-${day}T09:00:00+08:00`);
    } finally {
      Object.assign(city.config, { mailOut });
    }
    await sent('2026-11-26T09:00:00+08:00');
    expect(mailsTo(who).map(({ subject }) => subject)).toEqual([`定期報表：${filter.name}　115/11/25（三）`]);
  });

  it('is tried again as other mails are; one that is refused stands at /messages and is sent once more', async () => {
    const who = await reader();
    await save(who.agent);
    sink.answers.set(who.email, ['451 4.7.1 later', '550 5.1.1 no such user', '250 ok']);
    await sent('2026-11-23T08:00:00+08:00');
    await sent('2026-11-23T08:02:00+08:00');
    expect(mailsTo(who)).toEqual([]);
    const { body } = await supervisor.get('/api/messages?show=undelivered').expect(200);
    const [message] = body.items;
    expect(message).toMatchObject({
      kind: 'report',
      state: 'failed',
      text: null,
      canBeResent: true,
      queuedBy: '測試 manager',
    });
    expect(message.deliveries.map(({ code }: { code: string }) => code)).toEqual(['451 4.7.1', '550 5.1.1']);
    await supervisor
      .post(`/api/messages/${message.id}/actions/resend`)
      .send({ version: message.version })
      .expect(200);
    await city.app.get(MailSender).sendAll();
    expect(mailsTo(who)).toHaveLength(1);
    expect(mailsTo(who)[0]?.attachments).toHaveLength(1);
  });

  it('is of the owner’s own agency for a chief, and its file is deleted after a week', async () => {
    const who = await reader('agency_chief', 'police');
    await save(who.agent, { mail: { ...DAILY, every: 'monthly' } });
    await sent('2026-12-01T08:00:00+08:00');
    expect(mailsTo(who)).toHaveLength(1);
    const kept = async () =>
      (await city.db.query('select attachment, text from message where staff_id = $1', [who.id]))[0];
    expect(await kept()).toMatchObject({ attachment: expect.anything(), text: expect.anything() });
    await sent('2026-12-08T08:01:00+08:00');
    expect(await kept()).toEqual({ attachment: null, text: null });
  });

  it.each([
    ['responses', { by: 'agency' }, 'lastWeek'],
    ['call-centre', { by: 'hour' }, 'yesterday'],
    ['annual', {}, 'lastYear'],
    ['time-control', {}, 'lastMonth'],
  ])('may be of %s', async (report, asked, period) => {
    const who = await reader();
    await save(who.agent, { report, asked, period });
    await sent('2026-11-23T08:00:00+08:00');
    const [mail] = mailsTo(who);
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual([`${report}-2026-11-23.xlsx`]);
    const link = mail?.text?.match(/http:\/\/1999\.example\.gov\.tw(\/reports\/\S+)/)?.[1];
    await who.agent.get(`/api${link}`).expect(200);
  });

  it('says that it was not sent, until it is again', async () => {
    const who = await reader();
    const { id } = await save(who.agent);
    const failed = async () => {
      const { body } = await who.agent.get('/api/reports/saved?report=breaches').expect(200);
      return body.items.find((one: SavedFilterDto) => one.id === id).mail.failed;
    };
    await change(who.id, 'change', { email: null });
    await sent('2026-11-23T08:00:00+08:00');
    expect(await failed()).toBe('NO_MAIL_ADDRESS');
    await change(who.id, 'change', { email: who.email });
    await sent('2026-11-24T08:00:00+08:00');
    expect([await failed(), mailsTo(who).length]).toEqual([null, 1]);
  });

  it('is still sent where it is renamed when it is due, and where others take it away from all', async () => {
    const who = await reader();
    const { id } = await save(who.agent, { share: 'readers' });
    await city.app.get(Clock).stopAt(new Date('2026-11-23T08:00:30+08:00'));
    const { body } = await who.agent
      .post(`/api/reports/saved/${id}`)
      .send({ version: 1, name: '另一名稱', mail: { ...DAILY, format: 'ods' } })
      .expect(200);
    expect(body.mail.nextAt).toBe(timeOf('11-23'));
    await supervisor.delete(`/api/reports/saved/${id}?version=2`).expect(204);
    const { body: seen } = await supervisor.get('/api/reports/saved?report=breaches').expect(200);
    expect(seen.items.filter((one: SavedFilterDto) => one.id === id)).toEqual([]);
    await sent('2026-11-23T08:01:00+08:00');
    expect(mailsTo(who).map(({ subject }) => subject)).toEqual(['定期報表：另一名稱　115/11/22（日）']);
  });

  it('is not sent to a chief of another agency than it is of, instead of figures of nobody', async () => {
    const who = await reader('agency_chief', 'police');
    const { id } = await save(who.agent, { asked: { ...FILTER.asked, unit: ['police'] } });
    await change(who.id, 'change', { agency: 'fire' });
    await sent('2026-11-23T08:00:00+08:00');
    expect(mailsTo(who)).toEqual([]);
    const [row] = await city.db.query('select mail_failed as failed from saved_filter where id = $1', [id]);
    expect(row).toEqual({ failed: 'OUT_OF_REACH' });
  });

  it('waits for what citizens are written', async () => {
    const citizen = `citizen${serial++}@example.com`;
    const begun: string[] = [];
    const all = [...Array.from({ length: CONNECTIONS }, (_, i) => `at-eight-${i}@example.gov.tw`), citizen];
    const isAnswered = sink.mailTo(citizen);
    // Nobody is answered before the citizen is.
    sink.beforeAnswer = async ({ to }) => {
      begun.push(...to);
      if (!to.includes(citizen) && begun.length < all.length) await isAnswered;
    };
    try {
      await city.app.get(Database).transaction(async tx => {
        const as = { letterId: null, about: null, inReplyTo: null, queuedBy: null, language: 'zh-TW' };
        const values = {
          name: '日報',
          title: '',
          period: '',
          asOf: '',
          position: 1,
          page: '',
          link: '',
          until: '',
        };
        for (const address of all)
          city.app.get(Outbox).queue(tx, {
            ...{ ...as, to: { address }, values },
            kind: address === citizen ? 'confirm' : 'report',
          });
      });
      await city.app.get(MailSender).sendAll();
    } finally {
      sink.beforeAnswer = async () => undefined;
    }
    expect(begun.indexOf(citizen)).toBeLessThan(CONNECTIONS);
  });

  it('is stopped by its owner, and taken up again', async () => {
    const who = await reader();
    const filter = await save(who.agent);
    const act = async (version: number, mail: object | null) =>
      (await who.agent.post(`/api/reports/saved/${filter.id}`).send({ version, mail }).expect(200)).body;
    expect((await act(1, null)).mail).toBeNull();
    await sent('2026-11-23T08:00:00+08:00');
    expect(mailsTo(who)).toEqual([]);
    expect((await act(2, { ...DAILY, every: 'weekly' })).mail.nextAt).toBe(timeOf('11-30'));
  });

  it.each([
    ['NO_MAIL_ADDRESS', FILTER, DAILY],
    ['NO_MAIL_GATEWAY', FILTER, DAILY],
    ['NAMES_IN_MAIL', { ...FILTER, asked: { by: 'officer' } }, DAILY],
    [
      'NAMES_IN_MAIL',
      { ...FILTER, asked: { by: 'unit', officer: ['00000000-0000-7000-8000-000000000001'] } },
      DAILY,
    ],
    ['INVALID', FILTER, { ...DAILY, every: 'hourly' }],
    ['INVALID', FILTER, { ...DAILY, to: 'somebody@example.com' }],
  ])('is refused with %s', async (code, filter, mail) => {
    const who = await reader();
    if (code === 'NO_MAIL_ADDRESS') await change(who.id, 'change', { email: null });
    const { mailOut } = city.config;
    if (code === 'NO_MAIL_GATEWAY') Object.assign(city.config, { mailOut: undefined });
    const { body } = await who.agent.post('/api/reports/saved').send({ ...filter, name: '錯', mail });
    Object.assign(city.config, { mailOut });
    expect(body.code).toBe(code);
  });

  it('is not sent of an officer, where it was saved so before that was refused', async () => {
    const who = await reader();
    const { id } = await save(who.agent);
    await city.db.query(
      `update saved_filter set asked = asked || jsonb_build_object('officer', $2::text) where id = $1`,
      [id, who.id],
    );
    await sent('2026-11-23T08:00:00+08:00');
    expect(mailsTo(who)).toEqual([]);
  });

  it('tells only its owner that it is sent', async () => {
    const who = await reader();
    const { id } = await save(who.agent, { share: 'readers' });
    const { body } = await supervisor.get('/api/reports/saved?report=breaches').expect(200);
    expect(body.items.find((one: SavedFilterDto) => one.id === id)).toMatchObject({
      mine: false,
      mail: null,
    });
  });
});
