import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CityService } from '../../src/city/city.service.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Events } from '../../src/platform/log/events.service.js';
import { SurveySweeper } from '../../src/satisfaction/survey-sweeper.js';
import { signIn } from '../support/people.js';
import { Surveyed } from '../support/surveys.js';

const NOW = '2026-11-13T10:00:00+08:00';
const NEXT_DAY = '2026-11-14T10:00:00+08:00';
let city: Surveyed;

beforeAll(async () => {
  city = await Surveyed.open(NOW);
});
afterAll(() => city.close());
afterEach(() => city.hotline.server.moveTo(NOW));

const states = async (number: string): Promise<string[]> =>
  (await city.surveys(number)).map(({ round, state }) => `${round} ${state}`);
const told = async (number: string): Promise<string[]> =>
  (await city.hotline.told(number)).map(({ kind }) => kind).filter(kind => kind.startsWith('survey.'));

describe('whoever left an address', () => {
  it('is asked once, a day after the release, by a link that says nothing of the matter', async () => {
    const { number, email } = await city.released();
    expect(await city.surveys(number)).toEqual([
      { round: 1, channel: 'mail', sample: 'self', state: 'waiting', invitedAt: null, expiresAt: null },
    ]);
    await city.hotline.server.moveTo('2026-11-14T09:59:59+08:00');
    expect(await city.asked(email)).toEqual([]);
    await city.hotline.server.moveTo(NEXT_DAY);
    // It has left before the time moves on: a mail that is under way for an hour is sent again.
    expect(await city.asked(email)).toHaveLength(1);
    await city.hotline.server.moveTo('2026-11-14T11:00:00+08:00');
    const [mail, ...more] = await city.asked(email);
    expect(more).toEqual([]);
    expect(mail?.mail.subject).toContain(number);
    expect(mail?.mail.text).toMatch(/http:\/\/1999\.example\.gov\.tw\/survey#[\w-]{43}\n/);
    expect(mail?.mail.text).toContain('民國115年11月21日 10:00');
    expect(mail?.mail.text).not.toMatch(/坑洞|建工路|王曉鈴/);
    expect(await city.surveys(number)).toMatchObject([
      { state: 'sent', invitedAt: new Date(NEXT_DAY), expiresAt: new Date('2026-11-21T10:00:00+08:00') },
    ]);
    expect(await told(number)).toEqual(['survey.invited']);
  });

  it('is asked in the language they spoke', async () => {
    const { email } = await city.released({}, { language: 'en' });
    await city.hotline.server.moveTo(NEXT_DAY);
    const [mail] = await city.asked(email);
    expect(mail?.mail.subject).toContain('How was our service?');
    expect(mail?.mail.text).toContain('valid until 21 November 2026, 10:00');
  });

  it('is asked by two rounds at the same moment only once', async () => {
    const { number, email } = await city.released();
    const { app } = city.hotline.server;
    app.get(Clock).stopAt(new Date(NEXT_DAY));
    await Promise.all(Array.from({ length: 4 }, () => app.get(SurveySweeper).sweepAll()));
    expect(await city.asked(email)).toHaveLength(1);
    expect(await told(number)).toEqual(['survey.invited']);
  });

  it('is no longer asked when the time is over', async () => {
    const { number, email } = await city.released();
    await city.hotline.server.moveTo(NEXT_DAY);
    const token = await city.token(email);
    await city.hotline.server.moveTo('2026-11-21T09:59:59+08:00');
    await city.look(token).expect(200);
    await city.hotline.server.moveTo('2026-11-21T10:00:00+08:00');
    expect(await states(number)).toEqual(['1 expired']);
    expect((await city.answer(token).expect(410)).body.code).toBe('SURVEY_LINK_EXPIRED');
    expect(await told(number)).toEqual(['survey.invited', 'survey.expired']);
  });

  it('is asked by what is left, where their way is closed when it is time', async () => {
    const { number } = await city.released();
    expect(await city.surveys(number)).toMatchObject([{ channel: 'mail', state: 'waiting' }]);
    await city.hotline.server.db.query(
      `update citizen set email = null, email_hash = null
        where id = (select citizen_id from case_file where number = $1)`,
      [number],
    );
    await city.hotline.server.moveTo(NEXT_DAY);
    expect(await city.surveys(number)).toMatchObject([{ channel: 'call', sample: 'self', state: 'sent' }]);
    const invited = (await city.hotline.told(number)).find(({ kind }) => kind === 'survey.invited');
    expect(invited?.payload).toMatchObject({ channel: 'call' });
  });

  it('and was never reached by a message that has not left has not been silent', async () => {
    const { number, email } = await city.released();
    await city.hotline.server.moveTo(NEXT_DAY);
    await city.asked(email);
    await city.hotline.server.db.query(
      `update message set state = 'waiting', sent_at = null, next_try_at = $2
        where id = (select s.message_id from survey s join case_file c on c.id = s.case_id where c.number = $1)`,
      [number, new Date('2026-12-01T10:00:00+08:00')],
    );
    await city.hotline.server.moveTo('2026-11-21T10:00:00+08:00');
    expect(await states(number)).toEqual(['1 undelivered']);
    expect(await told(number)).toEqual(['survey.invited', 'survey.undelivered']);
  });

  it('and is forgotten is asked no more, and the link that was sent is void', async () => {
    const { number, email } = await city.released();
    await city.hotline.server.moveTo(NEXT_DAY);
    const token = await city.token(email);
    const { app, db } = city.hotline.server;
    const [{ citizenId }] = (await db.query(
      `select citizen_id as "citizenId" from case_file where number = $1`,
      [number],
    )) as [{ citizenId: string }];
    await db.transaction(tx =>
      app.get(Events).tell(tx, 'privacy.person-due', { citizenId, proposalId: citizenId, rule: 'x' }),
    );
    expect(await states(number)).toEqual(['1 moot']);
    await city.answer(token).expect(409);
  });

  it('and cannot be reached was not silent', async () => {
    const { number, email } = await city.released();
    city.mailbox.sink.answers.set(email, ['550 5.1.1 unknown']);
    await city.hotline.server.moveTo(NEXT_DAY);
    expect(await city.asked(email)).toEqual([]);
    expect(await states(number)).toEqual(['1 undelivered']);
    await city.hotline.server.moveTo('2026-11-30T10:00:00+08:00');
    expect(await told(number)).toEqual(['survey.invited', 'survey.undelivered']);
    // Nobody is called because of that.
    const [{ calls }] = (await city.hotline.server.db.query(
      `select count(*)::int as calls from call_back b join case_file c on c.id = b.case_id
        where c.number = $1 and b.closed_at is null and b.purpose <> 'tell_result'`,
      [number],
    )) as [{ calls: number }];
    expect(calls).toBe(0);
  });
});

describe('a case that is open again', () => {
  it('before anybody was asked: nobody is, and asked once it is done again', async () => {
    const { number, email } = await city.released();
    await city.hotline.onCase(number, 'reopen', { reason: '坑洞又出現' });
    await city.hotline.server.moveTo(NEXT_DAY);
    expect([await states(number), await told(number)]).toEqual([['1 moot'], []]);
    await city.finish(number);
    await city.hotline.server.moveTo('2026-11-15T10:00:00+08:00');
    expect(await states(number)).toEqual(['1 moot', '2 sent']);
    expect(await city.asked(email)).toHaveLength(1);
  });

  it('after they were asked: their link says so, and a new one follows the next release', async () => {
    const { number, email } = await city.released();
    await city.hotline.server.moveTo(NEXT_DAY);
    const first = await city.token(email);
    await city.hotline.onCase(number, 'reopen', { reason: '坑洞又出現' });
    expect((await city.answer(first).expect(409)).body.code).toBe('SURVEY_MOOT');
    await city.hotline.server.moveTo('2026-11-14T11:00:00+08:00');
    await city.finish(number);
    await city.hotline.server.moveTo('2026-11-15T11:00:00+08:00');
    const second = await city.token(email);
    expect(second).not.toBe(first);
    await city.answer(second).expect(200);
    expect(await states(number)).toEqual(['1 moot', '2 answered']);
    expect(await told(number)).toEqual([
      ...['survey.invited', 'survey.moot'],
      ...['survey.invited', 'survey.answered'],
    ]);
  });
});

describe('a link that has not left yet', () => {
  it('does not leave any more once there is nothing to be asked about', async () => {
    const { number, email } = await city.released();
    city.mailbox.sink.answers.set(email, ['451 4.2.0 later']);
    await city.hotline.server.moveTo(NEXT_DAY);
    expect(await city.asked(email)).toEqual([]);
    await city.hotline.onCase(number, 'reopen', { reason: '坑洞又出現' });
    await city.hotline.server.moveTo('2026-11-15T10:00:00+08:00');
    expect([await city.asked(email), await states(number)]).toEqual([[], ['1 moot']]);
    const left = await city.hotline.server.db.query(
      `select m.state, m.text from message m join case_file c on c.id = m.case_id where c.number = $1`,
      [number],
    );
    expect(left).toEqual([{ state: 'failed', text: null }]);
  });
});

describe('a release that is taken back', () => {
  it('before anybody was asked is asked about once, after the next one', async () => {
    const { number, email } = await city.released();
    await city.hotline.onCase(number, 'take-back-release', { reason: '選錯' });
    await city.hotline.onCase(number, 'release', { how: 'called_back' });
    await city.hotline.server.moveTo(NEXT_DAY);
    expect([await states(number), (await city.asked(email)).length]).toEqual([['1 moot', '2 sent'], 1]);
  });

  it('leaves the link good that is out, and nobody is asked twice about one work', async () => {
    const { number, email } = await city.released();
    await city.hotline.server.moveTo(NEXT_DAY);
    const token = await city.token(email);
    await city.hotline.onCase(number, 'take-back-release', { reason: '選錯' });
    await city.look(token).expect(200);
    await city.hotline.onCase(number, 'release', { how: 'called_back' });
    await city.hotline.server.moveTo('2026-11-16T10:00:00+08:00');
    expect(await city.asked(email)).toHaveLength(1);
    await city.answer(token).expect(200);
    expect([await states(number), await told(number)]).toEqual([
      ['1 answered'],
      ['survey.invited', 'survey.answered'],
    ]);
  });

  it('asks nobody again who let the time pass', async () => {
    const { number, email } = await city.released();
    await city.hotline.server.moveTo(NEXT_DAY);
    await city.asked(email);
    await city.hotline.server.moveTo('2026-11-21T10:00:00+08:00');
    await city.hotline.onCase(number, 'take-back-release', { reason: '選錯' });
    await city.hotline.onCase(number, 'release', { how: 'called_back' });
    expect(await states(number)).toEqual(['1 expired']);
  });

  it.each([
    ['send-back', { reason: '沒補好' }],
    ['reassign', { agency: 'police', reason: '改由警察局處理' }],
    ['withdraw', { reason: '重複案件' }],
  ])('ends with its link once it goes on: %s', async (action, body) => {
    const { number, email } = await city.released();
    await city.hotline.server.moveTo(NEXT_DAY);
    const token = await city.token(email);
    await city.hotline.onCase(number, 'take-back-release', { reason: '選錯' });
    await city.hotline.onCase(number, action, body);
    expect((await city.answer(token).expect(409)).body.code).toBe('SURVEY_MOOT');
    expect(await told(number)).toEqual(['survey.invited', 'survey.moot']);
  });
});

describe('nobody is asked', () => {
  it('about what goes on elsewhere, or who left no address', async () => {
    const one = await city.hotline.record({}, { citizen: { name: '王', email: 'one@example.com' } });
    await city.finish(one.number, 'duplicate');
    const two = await city.hotline.record({}, { citizen: { name: '王', phone: '不詳' } });
    await city.finish(two.number);
    const three = await city.hotline.record();
    await city.finish(three.number);
    for (const { number } of [one, two, three]) expect(await city.surveys(number)).toEqual([]);
    // Who cannot be asked is one of those for whom the others answer.
    expect([await told(one.number), await told(two.number)]).toEqual([['survey.omitted'], []]);
  });

  it('by the centre where the agency of public works contacts them itself', async () => {
    const [{ code }] = (await city.hotline.server.db.query(
      `select code from city_entry where kind = 'category' and content->>'contactByAgency' = 'true'
        and content->>'kind' = 'dispatch' order by code limit 1`,
    )) as [{ code: string }];
    const of = async (contactConsent: boolean): Promise<string[]> => {
      const citizen = { name: '王', email: 'works@example.com' };
      const wish = { category: code, contactConsent, agency: 'maintenance' };
      const { number } = await city.hotline.record(wish, { citizen });
      await city.finish(number);
      return states(number);
    };
    expect([await of(true), await of(false)]).toEqual([[], ['1 waiting']]);
  });

  it('about what has become an item that is left out until it is time', async () => {
    const { number, email } = await city.released();
    const rules = city.hotline.server.app.get(CityService).protocol?.satisfaction;
    rules?.exempt.categories.push('LT01');
    await city.hotline.onCase(number, 'recategorise', { category: 'LT01', reason: '民眾更正' });
    await city.hotline.server.moveTo(NEXT_DAY);
    expect([await states(number), await city.asked(email)]).toEqual([['1 moot'], []]);
    expect(await told(number)).toEqual(['survey.omitted']);
    rules?.exempt.categories.pop();
  });
});

it('however many cannot be settled, nobody else waits for them, and they are tried again after an hour', async () => {
  const all: { number: string; email: string }[] = [];
  for (let i = 0; i < 3; i++) all.push(await city.released());
  const [bad, good, broken] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]];
  const { db } = city.hotline.server;
  // More than are taken at a time, and all of them before whoever can be asked.
  const rows = `insert into survey (id, case_id, round, channel, sample, language, after_rework, state, released_at, send_at)
    select gen_random_uuid(), c.id, 100 + n, 'mail', 'self', 'zh-TW', false, 'waiting', $2, $2
      from case_file c, generate_series(1, 60) n where c.number = $1`;
  await db.query(rows, [broken.number, new Date('2026-11-13T11:00:00+08:00')]);
  await db.query(
    `alter table survey add constraint unsettled check (state = 'waiting' or round < 100) not valid`,
  );
  try {
    await city.hotline.server.moveTo(NEXT_DAY);
    expect([await states(good.number), await states(bad.number)]).toEqual([['1 sent'], ['1 sent']]);
  } finally {
    await db.query('alter table survey drop constraint unsettled');
  }
  const waiting = async () => (await states(broken.number)).filter(state => state.endsWith('waiting')).length;
  await city.hotline.server.moveTo('2026-11-14T10:59:00+08:00');
  expect(await waiting()).toBe(60);
  await city.hotline.server.moveTo('2026-11-14T11:00:00+08:00');
  expect(await waiting()).toBe(0);
});

it('everybody whose case was merged is asked for themselves', async () => {
  const lead = await city.hotline.record({}, { citizen: { name: '王', email: 'lead@example.com' } });
  const member = await city.hotline.record({ joins: lead.number } as object, {
    citizen: { name: '李', email: 'member@example.com' },
  });
  await city.hotline.finish(lead.number);
  const members = [{ number: member.number, how: 'called_back' }];
  await city.hotline.onCase(lead.number, 'release', { how: 'called_back', members });
  await city.hotline.server.moveTo(NEXT_DAY);
  for (const email of ['lead@example.com', 'member@example.com'])
    expect(await city.asked(email)).toHaveLength(1);
  await city.answer(await city.token('member@example.com'), { service: 4 }).expect(200);
  expect([await states(lead.number), await states(member.number)]).toEqual([['1 sent'], ['1 answered']]);
});

describe('an answer', () => {
  let number: string;
  let token: string;

  beforeAll(async () => {
    await city.hotline.server.moveTo(NOW);
    const one = await city.released();
    number = one.number;
    await city.hotline.server.moveTo(NEXT_DAY);
    token = await city.token(one.email);
    await city.hotline.server.moveTo(NOW);
  });

  it('is asked for by the link alone, which tells the number and nothing of the case', async () => {
    const { body } = await city.look(token).expect(200);
    expect(Object.keys(body).sort()).toEqual(['expiresAt', 'mostText', 'number', 'reasons', 'releasedAt']);
    expect(body).toMatchObject({ number, releasedAt: new Date(NOW).toISOString() });
    expect(body.reasons).toContainEqual({
      ...{ code: 'slow', about: 'service', name: '處理太慢', nameEn: 'It took too long' },
    });
    expect((await city.look('x'.repeat(43)).expect(404)).body.code).toBe('SURVEY_LINK_INVALID');
  });

  it.each([
    [{ service: 0 }, 'INVALID'],
    [{ outcome: 6 }, 'INVALID'],
    [{ service: 2.5 }, 'INVALID'],
    [{ service: 1, reasons: ['slow', 'slow'] }, 'INVALID'],
    [{ text: '字'.repeat(2001) }, 'INVALID'],
    [{ service: 1, reasons: ['loud'] }, 'UNKNOWN_REASON'],
    [{ reasons: ['slow'] }, 'REASONS_NOT_ASKED'],
  ])('%j is refused, and the link stays good', async (said, code) => {
    const { body, status } = await city.answer(token, said);
    expect([status < 500 && status >= 400, body.code]).toEqual([true, code]);
    await city.look(token).expect(200);
  });

  it('of two that come at once one counts, and afterwards the link is used up', async () => {
    const said = { service: 4, outcome: 1, reasons: ['not_solved'], text: '  我住四維三路 2 號，坑洞還在  ' };
    const both = await Promise.all([city.answer(token, said), city.answer(token, said)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    for (const again of [await city.answer(token), await city.look(token)])
      expect([again.status, again.body.code]).toEqual([409, 'SURVEY_ANSWERED']);
    expect(await states(number)).toEqual(['1 answered']);
  });

  it('is told by levels and reasons; what was written is sealed, and in no log', async () => {
    const last = (await city.hotline.told(number)).findLast(({ kind }) => kind === 'survey.answered');
    expect(last).toMatchObject({
      kind: 'survey.answered',
      payload: {
        ...{ round: 1, channel: 'mail', sample: 'self' },
        ...{ service: 4, outcome: 1, reasons: ['not_solved'] },
      },
    });
    const [row] = await city.hotline.server.db.query<{ text: Buffer; all: string }>(
      `select a.text, (select string_agg(e.payload::text, '') from event e where e.case_id = s.case_id)
              || (select string_agg(e.data::text || coalesce(e.text, ''), '') from case_entry e
                   where e.case_id = s.case_id) as all
         from answer a join survey s on s.id = a.survey_id join case_file c on c.id = s.case_id where c.number = $1`,
      [number],
    );
    expect(row?.text.toString()).not.toContain('坑洞還在');
    expect(row?.all).not.toContain('坑洞還在');
    const { timeline } = await city.hotline.page(number);
    expect(timeline.filter(({ kind }) => kind === 'survey.answered')).toEqual([
      expect.objectContaining({
        ...{ text: null, actor: null },
        data: { service: 4, outcome: 1, reasons: ['not_solved'], channel: 'mail' },
      }),
    ]);
  });

  it('stands in a copy of the person’s own data', async () => {
    const clerk = await signIn(city.hotline.server.app, 'petition_clerk');
    const ask = { kind: 'copy', identifiedBy: 'id_card', name: '王曉鈴', caseNumber: number };
    const { id, version } = (await clerk.post('/api/person-requests').send(ask).expect(201)).body;
    const decision = { version, decision: 'granted', reason: '依法准許' };
    await clerk.post(`/api/person-requests/${id}/decide`).send(decision).expect(200);
    const { body } = await clerk.post(`/api/person-requests/${id}/export`).send({ format: 'json' });
    expect(body.answers).toContainEqual({
      ...{ number, answeredAt: new Date(NOW).toISOString(), service: 4, outcome: 1 },
      ...{ reasons: '問題沒有解決', text: '我住四維三路 2 號，坑洞還在' },
    });
  });

  it('is forgotten with the texts of its case; the levels stay', async () => {
    const { app, db } = city.hotline.server;
    const [{ id: caseId }] = (await db.query('select id from case_file where number = $1', [number])) as [
      { id: string },
    ];
    await db.transaction(tx =>
      app.get(Events).tell(tx, 'privacy.texts-due', { caseId, number, proposalId: caseId, rule: 'x' }),
    );
    const [row] = await db.query(
      `select a.text, a.outcome from answer a join survey s on s.id = a.survey_id where s.case_id = $1`,
      [caseId],
    );
    expect(row).toEqual({ text: null, outcome: 1 });
  });
});
