import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Events } from '../../src/platform/log/events.service.js';
import { post } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { NOT_SOLVED, Reviewed } from '../support/reviews.js';

/** A Friday. */
const NOW = '2026-11-13T10:00:00+08:00';
const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
const WHY = { opinion: '現場照片與民眾說明不符，請重新處理' };
const NOBODY = '00000000-0000-7000-8000-000000000000';
let city: Reviewed;

beforeAll(async () => {
  city = await Reviewed.open(NOW);
});
afterAll(() => city.close());
afterEach(() => city.hotline.server.moveTo(NOW));

const clock = (number: string) => city.hotline.clock(number, 'review');
const kinds = async (number: string): Promise<string[]> =>
  (await city.hotline.page(number)).timeline.map(({ kind }) => kind);

async function improved(contactConsent = true): Promise<string> {
  const [{ code }] = (await city.hotline.server.db.query(
    `select code from city_entry where kind = 'category' and content->>'contactByAgency' = 'true'
      and content->>'kind' = 'dispatch' order by code limit 1`,
  )) as [{ code: string }];
  const wish = { category: code, contactConsent, agency: 'maintenance' };
  const citizen = { name: '王曉鈴', phone: '0912-345-678' };
  const { number } = await city.hotline.record(wish, { citizen });
  return number;
}
const call = (number: string, by = city.hotline.officer) =>
  post(by, `/api/cases/${number}/petitioner`, { reason: '改善後聯繫' });
/** They open the number first, as who calls does. */
const tell = async (number: string, body: object = {}, by = city.hotline.officer) => {
  await call(number, by);
  return record(number, body, by);
};
const record = async (number: string, body: object = {}, by = city.hotline.officer) => {
  const { version } = await city.hotline.page(number);
  const said = { version, satisfied: false, reasons: ['not_solved'], ...body };
  return by.post(`/api/cases/${number}/works-answer`).send(said);
};

describe('an unhappy answer', () => {
  it('opens a review with a clock of the centre’s, and shows what it is about', async () => {
    const { number } = await city.unhappy();
    const one = await city.of(number, city.supervisor);
    expect(one).toMatchObject({
      ...{ state: 'open', decider: 'centre', decision: null, round: 1, afterRework: false, byAgency: null },
      ...{ agency: { code: 'maintenance' }, case: { number, kind: 'dispatch', category: { code: 'RD01' } } },
      ...{ mayDecide: true, mayApprove: false, mayRefuse: false, mayRead: true },
      answers: [
        {
          ...{ channel: 'mail', sample: 'self', service: 4, outcome: 1, hasText: true, takenBy: null },
          reasons: [{ code: 'not_solved', name: '問題沒有解決', nameEn: 'It was not solved' }],
        },
      ],
    });
    // Three working days after a Friday: Wednesday, until its end.
    expect(new Date(String(one.dueAt))).toEqual(at('19T00:00'));
    expect(await clock(number)).toMatchObject({ dueAt: at('19T00:00'), stoppedAt: null, heldBy: null });
    expect(await city.told(number)).toEqual(['review.opened']);
    expect((await kinds(number)).slice(0, 2).sort()).toEqual(['review.opened', 'survey.answered']);
    expect((await city.hotline.page(number)).state).toBe('released');
  });

  it('is one with either level 1 or 2; a happy one opens nothing', async () => {
    for (const [service, outcome, count] of [
      [2, 5, 1],
      [5, 2, 1],
      [3, 3, 0],
    ]) {
      const { number } = await city.unhappy({ service, outcome });
      const found = (await city.list()).filter(one => one.case.number === number);
      expect([service, outcome, found.length]).toEqual([service, outcome, count]);
      expect((await city.hotline.clocks(number, 'review')).length).toBe(count);
    }
  });

  it('that nobody decides about is warned of, late, and told to the commission; late ones stand first', async () => {
    const { number } = await city.unhappy();
    await city.hotline.server.moveTo(at('19T00:01'));
    await city.hotline.server.settle();
    const steps = (await city.hotline.told(number)).filter(
      ({ kind, payload }) => kind.startsWith('clock.') && payload.clock === 'review',
    );
    expect(steps.map(({ kind, payload }) => [kind, payload.tells])).toEqual([
      ['clock.started', undefined],
      ['clock.warned', ['centre']],
      ['clock.breached', ['centre', 'commission']],
    ]);
    expect(await clock(number)).toMatchObject({ breachedAt: expect.any(Date), heldBy: null });
    const later = await city.unhappy();
    const numbers = (await city.list(city.supervisor, 'open')).map(one => one.case.number);
    expect(numbers.indexOf(number)).toBeLessThan(numbers.indexOf(later.number));
    await city.done(number, 'close', WHY);
    expect(await clock(number)).toMatchObject({ outcome: 'missed', heldBy: null });
  });
});

describe('what they wrote', () => {
  it('is read by those who decide, each time with a record, and by nobody else', async () => {
    const { number } = await city.unhappy();
    const one = await city.of(number);
    const [{ before }] = (await city.hotline.server.db.query(
      `select count(*)::int as before from access_log where action = 'answer.read' and subject = $1`,
      [`review:${one.id}`],
    )) as [{ before: number }];
    expect(await city.texts(one)).toEqual({
      ...{ texts: [{ surveyId: expect.any(String), text: NOT_SOLVED.text }], opinion: null, refusal: null },
      ways: { mail: true, call: true },
    });
    await city.texts(one, city.commission);
    const log = await city.hotline.server.db.query(
      `select l.action, s.role, l.case_id is not null as case, l.citizen_id is not null as citizen
         from access_log l join staff s on s.id = l.staff_id where l.subject = $1 order by l.at, l.id`,
      [`review:${one.id}`],
    );
    expect([before, log]).toEqual([
      0,
      [
        { action: 'answer.read', role: 'supervisor', case: true, citizen: true },
        { action: 'answer.read', role: 'commission', case: true, citizen: true },
      ],
    ]);
    const path = `/api/reviews/${one.id}/texts`;
    for (const by of [city.hotline.agent, city.hotline.officer])
      expect((await post(by, path, {})).body.code).toBe('NOT_ALLOWED');
    expect((await post(city.clerk, path, {})).body.code).toBe('CASE_NOT_YOURS');
    expect((await post(city.inspector, path, {})).body.code).toBe('REVIEW_NOT_YOURS');
    expect((await post(city.supervisor, `/api/reviews/${NOBODY}/texts`, {})).body.code).toBe(
      'REVIEW_NOT_FOUND',
    );
    const all = JSON.stringify([await city.list(), await city.hotline.page(number)]);
    expect(all).not.toContain(NOT_SOLVED.text);
  });

  it('is no reading where they wrote nothing', async () => {
    const { number } = await city.unhappy({ service: 2, outcome: 4 });
    const one = await city.of(number);
    expect((await city.texts(one)).texts).toEqual([]);
    expect(
      await city.hotline.server.db.query(`select 1 from access_log where subject = $1`, [`review:${one.id}`]),
    ).toEqual([]);
  });

  it('and what was decided goes with the texts of the case, in no log before', async () => {
    const { number } = await city.unhappy();
    await city.done(number, 'close', { opinion: '已向王小明說明' });
    const { app, db } = city.hotline.server;
    const [{ id: caseId, raw }] = (await db.query(
      `select c.id, v.opinion as raw from case_file c join review v on v.case_id = c.id where c.number = $1`,
      [number],
    )) as [{ id: string; raw: Buffer }];
    expect(raw.toString()).not.toContain('王小明');
    const one = await city.of(number);
    expect((await city.texts(one)).opinion).toBe('已向王小明說明');
    expect(JSON.stringify(await city.hotline.told(number))).not.toContain('王小明');
    await db.transaction(tx =>
      app.get(Events).tell(tx, 'privacy.texts-due', { caseId, number, proposalId: caseId, rule: 'x' }),
    );
    expect(await city.texts(one)).toMatchObject({ texts: [], opinion: null });
    expect(await city.of(number)).toMatchObject({ decision: 'none', mayRead: false });
  });
});

describe('a reopening', () => {
  it('is asked for by one and approved by another, and the case is worked on again', async () => {
    const { number } = await city.unhappy();
    const asked = await city.done(number, 'ask-reopening', WHY);
    expect(asked).toMatchObject({ state: 'asked', askedBy: '測試 supervisor', mayDecide: false });
    expect([asked.mayApprove, asked.mayRefuse]).toEqual([false, true]);
    expect((await city.hotline.page(number)).state).toBe('released');
    expect(await clock(number)).toMatchObject({ stoppedAt: null });
    expect(await city.refusal(asked, 'approve-reopening')).toEqual([403, 'OWN_REOPENING']);
    expect((await city.texts(asked, city.second)).opinion).toBe(WHY.opinion);
    const decided = await city.done(number, 'approve-reopening', {}, city.second);
    expect(decided).toMatchObject({ state: 'decided', decision: 'reopen', decidedBy: '測試 supervisor' });
    const page = await city.hotline.page(number);
    expect(page).toMatchObject({ state: 'dispatched', whereabouts: { agency: { code: 'maintenance' } } });
    const reopened = page.timeline.find(({ kind }) => kind === 'case.reopened');
    expect(reopened?.text).toBe(WHY.opinion);
    expect(await clock(number)).toMatchObject({ outcome: 'met', heldBy: null });
    expect((await city.hotline.clocks(number, 'complete')).map(({ outcome }) => outcome)).toEqual([
      'met',
      null,
    ]);
    expect(await city.told(number)).toEqual(['review.opened', 'review.reopening-asked', 'review.decided']);
    const [last] = (await city.hotline.told(number)).filter(({ kind }) => kind === 'review.decided');
    expect(last?.payload).toMatchObject({ decision: 'reopen', decider: 'centre' });
  });

  it('is in the list of those who may agree to it, and not of who asked; an open one of those who decide', async () => {
    const { number } = await city.unhappy();
    const mine = async (by = city.supervisor): Promise<boolean> =>
      (await city.list(by, 'mine')).some(one => one.case.number === number);
    const all = [city.supervisor, city.second, city.commission, city.inspector, city.clerk];
    const seen = async (): Promise<boolean[]> => Promise.all(all.map(mine));
    expect(await seen()).toEqual([true, true, false, false, false]);
    await city.done(number, 'ask-reopening', WHY);
    expect(await seen()).toEqual([false, true, true, false, false]);
    for (const by of all) {
      const theirs = await city.list(by, 'mine');
      for (const one of theirs) expect(one.mayDecide || one.mayApprove).toBe(true);
      // The badge says how many there are, and not how many stand on a page.
      const { body } = await by.get('/api/reviews?state=mine&limit=1').expect(200);
      expect([body.count, body.items.length]).toEqual([theirs.length, Math.min(1, theirs.length)]);
    }
    await city.done(number, 'approve-reopening', {}, city.second);
    expect(await seen()).toEqual([false, false, false, false, false]);
  });

  it('is refused by another, or taken back by who asked; then it is open again', async () => {
    const { number } = await city.unhappy();
    await city.done(number, 'ask-reopening', WHY);
    const refused = await city.done(number, 'refuse-reopening', { reason: '照片已足夠' }, city.second);
    expect(refused).toMatchObject({ state: 'open', askedBy: null, mayDecide: true });
    expect(await city.texts(refused)).toMatchObject({ opinion: WHY.opinion, refusal: '照片已足夠' });
    await city.hotline.server.db.query(`update answer set text = null where survey_id = $1`, [
      refused.answers[0]?.surveyId,
    ]);
    expect(await city.of(number)).toMatchObject({ mayRead: true });
    await city.done(number, 'ask-reopening', WHY);
    expect(await city.done(number, 'refuse-reopening', { reason: '改為說明' })).toMatchObject({
      state: 'open',
    });
    await city.done(number, 'close', WHY);
    expect(await city.told(number)).toEqual([
      'review.opened',
      ...['review.reopening-asked', 'review.reopening-refused'],
      ...['review.reopening-asked', 'review.reopening-refused'],
      'review.decided',
    ]);
  });

  it('may be approved by the commission above them', async () => {
    const { number } = await city.unhappy();
    await city.done(number, 'ask-reopening', WHY);
    expect(await city.done(number, 'approve-reopening', {}, city.commission)).toMatchObject({
      ...{ state: 'decided', decision: 'reopen' },
    });
  });

  it('of two who decide at once is decided by one', async () => {
    const { number } = await city.unhappy();
    const one = await city.of(number);
    const first = await Promise.all([
      city.act(one, 'close', WHY),
      city.act(one, 'ask-reopening', WHY, city.second),
    ]);
    expect(first.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(first.map(({ body }) => body.code).filter(Boolean)).toEqual(['ACTION_NOT_POSSIBLE']);
    const other = await city.unhappy();
    const asked = await city.done(other.number, 'ask-reopening', WHY);
    const both = await Promise.all([
      city.act(asked, 'approve-reopening', {}, city.second),
      city.act(asked, 'approve-reopening', {}, city.commission),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await kinds(other.number)).filter(kind => kind === 'case.reopened')).toHaveLength(1);
  });

  it('needs two people, and not two accounts of one', async () => {
    const { app } = city.hotline.server;
    const { number } = await city.unhappy();
    await city.done(number, 'ask-reopening', WHY);
    const [{ asked }] = (await city.hotline.server.db.query(
      `select v.asked_by as asked from review v join case_file c on c.id = v.case_id where c.number = $1`,
      [number],
    )) as [{ asked: string }];
    const third = await signIn(app, 'supervisor');
    const me = (await third.get('/api/session').expect(200)).body;
    await city.hotline.server.db.query(
      `insert into access_log (id, at, actor_kind, staff_id, action, subject)
       values (gen_random_uuid(), $1, 'staff', $2, 'password.reset', 'staff:' || $3)`,
      [new Date(NOW), asked, me.id],
    );
    const one = await city.of(number);
    expect(await city.refusal(one, 'approve-reopening', {}, third)).toEqual([403, 'ACCOUNT_OF_YOURS']);
  });
});

describe('an explanation', () => {
  it('by mail says what was found, in the language they spoke, with the number', async () => {
    const { number, email } = await city.unhappy();
    const text = '坑洞已於 11 月 14 日重新填補。';
    const decided = await city.done(number, 'explain', { text, via: 'mail' });
    expect(decided).toMatchObject({ state: 'decided', decision: 'explain' });
    const mail = (await city.city.mailbox.mails(email)).at(-1)?.mail;
    expect(mail?.subject).toContain(number);
    expect(mail?.text).toContain(text);
    // Somebody wrote it, and reads what comes back.
    expect(mail?.headers.has('auto-submitted')).toBe(false);
    expect((await city.texts(decided)).opinion).toBe(text);
    expect(await city.calls(number)).toEqual([]);
    expect(await clock(number)).toMatchObject({ outcome: 'met' });
    expect(JSON.stringify(await city.hotline.told(number))).not.toContain(text);
  });

  it('by mail that does not arrive is told by telephone', async () => {
    const { number, email } = await city.unhappy();
    city.city.mailbox.sink.answers.set(email, ['550 5.1.1 unknown']);
    await city.done(number, 'explain', { text: '已重新填補。', via: 'mail' });
    await city.city.mailbox.mails(email);
    expect(await city.calls(number)).toEqual([{ purpose: 'explain', note: '已重新填補。', result: null }]);
  });

  it('by mail that comes back is told by telephone once, and only while it stands', async () => {
    const { number } = await city.unhappy();
    await city.done(number, 'explain', { text: '已重新填補。', via: 'mail' });
    const { app, db } = city.hotline.server;
    const [of] = (await db.query(
      `select v.case_id as "caseId", v.message_id as "messageId"
         from review v join case_file c on c.id = v.case_id where c.number = $1`,
      [number],
    )) as [{ caseId: string; messageId: string }];
    const comesBack = () =>
      db.transaction(tx =>
        app.get(Events).tell(tx, 'message.bounced', {
          ...{ ...of, number, message: 'explanation', letterId: null, code: '5.1.1' },
        }),
      );
    await comesBack();
    await comesBack();
    expect(await city.calls(number)).toMatchObject([{ result: null }]);
    await city.hotline.onCase(number, 'reopen', { reason: '又發生' });
    await comesBack();
    expect(await city.calls(number)).toMatchObject([{ result: 'overtaken' }]);
  });

  it('that is still to be told is not any more once it is worked on again', async () => {
    const { number } = await city.unhappy();
    await city.done(number, 'explain', { text: '已重新填補。', via: 'call' });
    await city.hotline.onCase(number, 'reopen', { reason: '又發生' });
    expect(await city.calls(number)).toMatchObject([{ result: 'overtaken' }]);
  });

  it('by telephone needs a telephone', async () => {
    const { number } = await city.unhappy();
    await city.hotline.server.db.query(
      `update citizen set phone = null, phone_hash = null
        where id = (select citizen_id from case_file where number = $1)`,
      [number],
    );
    const one = await city.of(number);
    expect((await city.texts(one)).ways).toEqual({ mail: true, call: false });
    expect(await city.refusal(one, 'explain', { text: '說明', via: 'call' })).toEqual([
      422,
      'CITIZEN_UNREACHABLE',
    ]);
  });

  it('by telephone is read by who has taken the call, and by nobody before', async () => {
    const { number } = await city.unhappy();
    await city.done(number, 'explain', { text: '已重新填補。', via: 'call' });
    const { agent } = city.hotline;
    const seen = async (by = agent) =>
      ((await by.get('/api/call-backs').expect(200)).body.items ?? []).find(
        (task: { case: { number: string }; purpose: string }) =>
          task.case.number === number && task.purpose === 'explain',
      );
    const waiting = await seen();
    expect(waiting).toMatchObject({ note: null });
    const { version } = waiting;
    await post(agent, `/api/call-backs/${waiting.id}/actions/take`, { version }).expect(200);
    expect(await seen()).toMatchObject({ note: '已重新填補。' });
    expect(await seen(city.supervisor)).toMatchObject({ note: null });
  });

  it('goes with the person', async () => {
    const { number } = await city.unhappy();
    await city.done(number, 'explain', { text: '已重新填補。', via: 'call' });
    const { app, db } = city.hotline.server;
    const [{ citizenId }] = (await db.query(
      `select citizen_id as "citizenId" from case_file where number = $1`,
      [number],
    )) as [{ citizenId: string }];
    await db.transaction(tx =>
      app.get(Events).tell(tx, 'privacy.person-due', { citizenId, proposalId: citizenId, rule: 'x' }),
    );
    expect(await city.calls(number)).toMatchObject([{ note: null }]);
  });

  it('by telephone is a call-back with the text', async () => {
    const { number } = await city.unhappy();
    await city.done(number, 'explain', { text: '已重新填補。', via: 'call' });
    expect(await city.calls(number)).toEqual([{ purpose: 'explain', note: '已重新填補。', result: null }]);
  });

  it('needs a way to reach them', async () => {
    const { number } = await city.unhappy();
    await city.hotline.server.db.query(
      `update citizen set email = null, email_hash = null, phone = null, phone_hash = null
        where id = (select citizen_id from case_file where number = $1)`,
      [number],
    );
    const one = await city.of(number);
    for (const via of ['mail', 'call'])
      expect(await city.refusal(one, 'explain', { text: '說明', via })).toEqual([422, 'CITIZEN_UNREACHABLE']);
    expect((await city.texts(one)).ways).toEqual({ mail: false, call: false });
  });
});

describe('a review is refused', () => {
  it('with bad input, and stays open', async () => {
    const { number } = await city.unhappy();
    const one = await city.of(number);
    for (const [action, body, code] of [
      ['ask-reopening', {}, 'INVALID'],
      ['ask-reopening', { opinion: ' ' }, 'INVALID'],
      ['ask-reopening', { opinion: '字'.repeat(4001) }, 'INVALID'],
      ['close', { opinion: 7 }, 'INVALID'],
      ['explain', { text: '說明' }, 'INVALID'],
      ['explain', { text: '說明', via: 'pigeon' }, 'INVALID'],
      ['explain', { text: '', via: 'mail' }, 'INVALID'],
      ['refuse-reopening', { reason: '不同意' }, 'ACTION_NOT_POSSIBLE'],
      ['approve-reopening', {}, 'ACTION_NOT_POSSIBLE'],
    ] as const)
      expect([action, body, (await city.refusal(one, action, body))[1]]).toEqual([action, body, code]);
    expect(await city.refusal({ ...one, version: 9 }, 'close', WHY)).toEqual([409, 'STALE_VERSION']);
    expect(await city.refusal({ ...one, id: NOBODY }, 'close', WHY)).toEqual([404, 'REVIEW_NOT_FOUND']);
    for (const wish of ['state=late', 'limit=0', 'cursor=x'])
      expect([wish, (await city.supervisor.get(`/api/reviews?${wish}`)).status]).toEqual([wish, 400]);
    expect(await city.of(number)).toMatchObject({ state: 'open', version: 1 });
  });

  it('to those it is not theirs', async () => {
    const { number } = await city.unhappy();
    const one = await city.of(number);
    for (const [by, code] of [
      [city.hotline.agent, 'NOT_ALLOWED'],
      [city.hotline.officer, 'NOT_ALLOWED'],
      [city.clerk, 'CASE_NOT_YOURS'],
      [city.inspector, 'REVIEW_NOT_YOURS'],
      [city.commission, 'REVIEW_NOT_YOURS'],
    ] as const)
      expect((await city.refusal(one, 'close', WHY, by))[1]).toBe(code);
    // A clerk has to do with petitions.
    expect((await city.list(city.clerk)).filter(({ case: { kind } }) => kind === 'dispatch')).toEqual([]);
    expect((await city.hotline.agent.get('/api/reviews')).body.code).toBe('NOT_ALLOWED');
  });
});

it('a review names who did the work, whoever has the case by now', async () => {
  const { number } = await city.unhappy();
  await city.done(number, 'close', WHY);
  await city.hotline.server.moveTo('2026-11-13T11:00:00+08:00');
  await city.hotline.onCase(number, 'reopen', { reason: '又發生' });
  await city.hotline.onCase(number, 'reassign', { agency: 'police', reason: '改由警察局處理' });
  expect(await city.of(number)).toMatchObject({ state: 'decided', agency: { code: 'maintenance' } });
});

describe('while somebody is not content', () => {
  const press = async (number: string, action: string, body: object) => {
    const { version, actions } = await city.hotline.page(number);
    const { status, body: answer } = await city.supervisor
      .post(`/api/cases/${number}/actions/${action}`)
      .send({ version, ...body });
    const button = actions.find(one => one.action === action);
    return [status, answer.code, button?.allowed, button?.why?.['zh-TW']];
  };
  const REFUSED = [409, 'REVIEW_OPEN', false, '民眾不滿意的檢討尚未決定，請先到「不滿意檢討」決定。'];

  it.each(['open', 'asked'])(
    'nobody ends the case alone, nor has it done anew: the review is %s',
    async state => {
      const { number } = await city.unhappy();
      if (state === 'asked') await city.done(number, 'ask-reopening', WHY);
      expect(await press(number, 'reopen', { reason: '又發生' })).toEqual(REFUSED);
      await city.hotline.onCase(number, 'take-back-release', { reason: '選錯' });
      for (const [action, body] of [
        ['withdraw', { reason: '重複案件' }],
        ['send-back', { reason: '沒補好' }],
        ['reassign', { agency: 'police', reason: '改由警察局處理' }],
        ['reopen', { reason: '又發生' }],
      ] as const)
        expect([action, await press(number, action, body)]).toEqual([action, REFUSED]);
      expect(await city.of(number)).toMatchObject({ state });
      expect(await clock(number)).toMatchObject({ stoppedAt: null });
      expect((await city.told(number)).filter(kind => kind === 'review.moot')).toEqual([]);
      // Once it is decided, the case is as any other.
      if (state === 'asked') await city.done(number, 'refuse-reopening', { reason: '已補好' }, city.second);
      await city.done(number, 'close', WHY);
      await city.hotline.onCase(number, 'withdraw', { reason: '重複案件' });
    },
  );

  it('the inspection has it done anew all the same, and nothing is left to be reviewed', async () => {
    const { number } = await city.unhappy();
    const one = await city.done(number, 'ask-reopening', WHY);
    const wish = { from: '2026-11-13', until: '2026-11-13', count: 500, seed: '抽查' };
    await post(city.commission, '/api/samplings', wish).expect(201);
    const { items } = (await city.inspector.get('/api/samples?state=all&limit=100').expect(200)).body;
    const sample = items.find((each: { case: { number: string } }) => each.case.number === number);
    const answers = ['photos', 'done', 'told', 'plain'].map(code => ({ code, ok: code !== 'done' }));
    const said = { version: sample.version, answers, opinion: '現場仍有坑洞' };
    await post(city.inspector, `/api/samples/${sample.id}/actions/reject`, said).expect(200);
    expect(await city.of(number)).toMatchObject({ state: 'moot', mayApprove: false, mayRefuse: false });
    expect(await clock(number)).toMatchObject({ outcome: 'cancelled' });
    expect((await city.told(number)).at(-1)).toBe('review.moot');
    expect(await city.refusal(one, 'approve-reopening', {}, city.second)).toEqual([
      409,
      'ACTION_NOT_POSSIBLE',
    ]);
  });

  it('what is reopened after the decision counts as worked on again for their sake: the next one is the commission’s', async () => {
    const { number, email } = await city.unhappy();
    await city.done(number, 'close', WHY);
    await city.hotline.onCase(number, 'reopen', { reason: '又發生' });
    await city.city.finish(number);
    await city.answered(email);
    expect(await city.of(number)).toMatchObject({ state: 'open', decider: 'commission', round: 2 });
  });
});

describe('a release that is taken back', () => {
  it.each(['open', 'asked'])('leaves what is %s to be decided: nothing was worked on', async state => {
    const { number } = await city.unhappy();
    if (state === 'asked') await city.done(number, 'ask-reopening', WHY);
    await city.hotline.onCase(number, 'take-back-release', { reason: '選錯' });
    expect(await city.of(number)).toMatchObject({ state, decider: 'centre', round: 1 });
    expect(await clock(number)).toMatchObject({ stoppedAt: null });
    await city.hotline.onCase(number, 'release', { how: 'called_back' });
    expect(await city.of(number)).toMatchObject({ state });
    if (state === 'open') await city.done(number, 'close', WHY);
    else await city.done(number, 'approve-reopening', {}, city.second);
    expect((await city.told(number)).filter(kind => kind === 'review.moot')).toEqual([]);
  });

  it('and before the next one is reopened from where it stands', async () => {
    const { number } = await city.unhappy();
    await city.done(number, 'ask-reopening', WHY);
    await city.hotline.onCase(number, 'take-back-release', { reason: '選錯' });
    const decided = await city.done(number, 'approve-reopening', {}, city.second);
    expect(decided).toMatchObject({ state: 'decided', decision: 'reopen' });
    expect((await city.hotline.page(number)).state).toBe('dispatched');
  });

  it('and given once more is not asked about again by who has answered; after a rework it is', async () => {
    const { number } = await city.unhappy();
    await city.hotline.onCase(number, 'take-back-release', { reason: '選錯' });
    await city.hotline.onCase(number, 'release', { how: 'called_back' });
    expect((await city.city.surveys(number)).map(({ round }) => round)).toEqual([1]);
    await city.done(number, 'close', WHY);
    await city.hotline.onCase(number, 'take-back-release', { reason: '選錯' });
    await city.hotline.onCase(number, 'send-back', { reason: '沒補好' });
    await city.hotline.report(number);
    await city.hotline.onCase(number, 'release', { how: 'called_back' });
    expect((await city.city.surveys(number)).map(({ round }) => round)).toEqual([1, 3]);
  });

  it('leaves the voice of who reported public works heard', async () => {
    const number = await improved();
    await city.hotline.finish(number);
    expect((await tell(number)).status).toBe(200);
    await city.hotline.onCase(number, 'release', { how: 'called_back' });
    await city.hotline.onCase(number, 'take-back-release', { reason: '選錯' });
    await city.hotline.onCase(number, 'release', { how: 'called_back' });
    expect(await city.of(number)).toMatchObject({ state: 'open', decider: 'inspection' });
  });
});

describe('public works', () => {
  it('are asked about by the agency itself; who is not content is heard by the inspection, apart from the desk', async () => {
    const number = await improved();
    expect((await tell(number)).body.code).toBe('ACTION_NOT_POSSIBLE');
    await city.hotline.finish(number);
    expect((await tell(number, {}, await signIn(city.hotline.server.app, 'officer', 'police'))).status).toBe(
      403,
    );
    expect((await tell(number, {}, city.supervisor)).body.code).toBe('NOT_ALLOWED');
    expect((await tell(number, { reasons: ['loud'] })).body.code).toBe('UNKNOWN_REASON');
    expect((await tell(number, { satisfied: 'no' })).body.code).toBe('INVALID');
    const both = await Promise.all([tell(number, { text: '路面仍不平' }), tell(number)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const one = await city.of(number);
    expect(one).toMatchObject({
      ...{ state: 'open', decider: 'inspection', byAgency: { code: 'maintenance' } },
      answers: [{ channel: 'call', sample: 'self', service: 2, outcome: 2, takenBy: '測試 officer' }],
    });
    const [told] = (await city.hotline.told(number)).filter(({ kind }) => kind === 'survey.answered');
    expect(told?.payload).toMatchObject({ byAgency: 'maintenance', round: 1, service: 2, outcome: 2 });
    expect(await city.refusal(one, 'close', WHY)).toEqual([403, 'REVIEW_NOT_YOURS']);
    await city.done(number, 'ask-reopening', WHY, city.inspector);
    await city.done(number, 'approve-reopening', {}, city.commission);
    expect((await city.hotline.page(number)).state).toBe('dispatched');
    // Improved once more: they are asked once more, and whoever is content is heard no further.
    await city.hotline.server.moveTo('2026-11-13T11:00:00+08:00');
    await city.hotline.finish(number);
    expect((await tell(number, { satisfied: true, reasons: [] })).status).toBe(200);
    expect((await city.list(city.commission)).filter(({ case: of }) => of.number === number)).toHaveLength(1);
    const last = (await city.hotline.told(number)).findLast(({ kind }) => kind === 'survey.answered');
    expect(last?.payload).toMatchObject({ service: 4, outcome: 4, afterRework: true });
  });

  it('are no matter of who cannot have called: the number is opened first, after the improvement, and by an officer', async () => {
    const number = await improved();
    await call(number).expect(200);
    await city.hotline.server.moveTo('2026-11-13T11:00:00+08:00');
    await city.hotline.finish(number);
    const refused = await record(number);
    expect([refused.status, refused.body.code]).toEqual([409, 'NOT_CONTACTED']);
    expect((await city.hotline.officer.get(`/api/cases/${number}/works-answer`)).body.isOpen).toBe(true);
    const chief = await signIn(city.hotline.server.app, 'agency_chief', 'maintenance');
    await call(number, chief).expect(403);
    expect((await record(number, {}, chief)).body.code).toBe('NOT_ALLOWED');
    expect((await record(number)).body.code).toBe('NOT_CONTACTED');
    await call(number).expect(200);
    expect((await record(number)).status).toBe(200);
  });

  it('are asked about after the release as well: the number is open until they have said it, and then no more', async () => {
    const number = await improved();
    await city.hotline.finish(number);
    await city.hotline.onCase(number, 'release', { how: 'called_back' });
    const police = await signIn(city.hotline.server.app, 'officer', 'police');
    await call(number, police).expect(403);
    expect((await call(number).expect(200)).body).toMatchObject({ phone: '0912-345-678', ground: 'consent' });
    expect((await record(number, { satisfied: true, reasons: [] })).status).toBe(200);
    await call(number).expect(403);
    const other = await improved(false);
    await city.hotline.finish(other);
    await city.hotline.onCase(other, 'release', { how: 'called_back' });
    await call(other).expect(403);
  });

  it.each(['person-due', 'texts-due'] as const)(
    'are asked about nobody who is forgotten, nor written down: %s',
    async due => {
      const number = await improved();
      await city.hotline.finish(number);
      await call(number).expect(200);
      const { app, db } = city.hotline.server;
      const [of] = (await db.query(
        `select id as "caseId", citizen_id as "citizenId" from case_file where number = $1`,
        [number],
      )) as [{ caseId: string; citizenId: string }];
      const payload = { ...of, number, proposalId: of.caseId, rule: 'x' };
      await db.transaction(tx => app.get(Events).tell(tx, `privacy.${due}`, payload));
      const { body } = await city.hotline.officer.get(`/api/cases/${number}/works-answer`);
      expect(body.isOpen).toBe(false);
      expect((await record(number, { text: '路面仍不平' })).body.code).toBe('NOT_PUBLIC_WORKS');
    },
  );

  it('of who has not agreed to be contacted are asked about by the centre', async () => {
    const number = await improved(false);
    await city.hotline.finish(number);
    expect((await tell(number)).body.code).toBe('NOT_PUBLIC_WORKS');
  });
});

describe('what an agency has still to ask of public works', () => {
  const asked = async (number: string, by = city.hotline.officer) =>
    (await by.get(`/api/cases/${number}/works-answer`)).body;

  it('is told to it once it is done, and until it has written down what they say', async () => {
    const number = await improved();
    expect(await asked(number)).toMatchObject({ isOpen: false });
    await city.hotline.finish(number);
    expect(await asked(number)).toMatchObject({
      ...{ isOpen: true, mostText: 2000 },
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'not_solved' })]),
    });
    expect((await asked(number, city.supervisor)).code).toBe('NOT_ALLOWED');
    expect((await asked(number, await signIn(city.hotline.server.app, 'officer', 'police'))).code).toBe(
      'CASE_NOT_YOURS',
    );
    expect((await asked('D20261113-99999-9')).code).toBe('CASE_NOT_FOUND');
    expect((await tell(number)).status).toBe(200);
    expect(await asked(number)).toMatchObject({ isOpen: false });
    const { timeline } = await city.hotline.page(number);
    const written = timeline.find(({ kind }) => kind === 'survey.answered');
    expect(written?.data).toMatchObject({ byAgency: 'maintenance', outcome: 2 });
    expect((await city.of(number)).answers).toMatchObject([{ byAgency: { code: 'maintenance' } }]);
  });

  it('is no question of a case of another kind', async () => {
    const number = await improved(false);
    await city.hotline.finish(number);
    expect(await asked(number)).toMatchObject({ isOpen: false });
  });

  it('is heard in the review that is open, beside what they wrote themselves', async () => {
    const [{ code: other }] = (await city.hotline.server.db.query(
      `select code from city_entry where kind = 'category' and content->>'kind' = 'dispatch'
        and coalesce(content->>'contactByAgency', 'false') = 'false' and content->>'confidential' is distinct from 'true'
        order by code limit 1`,
    )) as [{ code: string }];
    const wish = { category: other, contactConsent: true, agency: 'maintenance' };
    const { number } = await city.unhappy(NOT_SOLVED, wish);
    await city.hotline.onCase(number, 'recategorise', { category: 'RD01', reason: '道路工程' });
    expect((await tell(number, { text: '路面仍不平' })).status).toBe(200);
    const one = await city.of(number);
    const bySource = one.answers.map(({ byAgency }) => byAgency?.code ?? 'themselves');
    expect(bySource.sort()).toEqual(['maintenance', 'themselves']);
    const texts = (await city.texts(one)).texts.map(({ text }) => text);
    expect(new Set(texts)).toEqual(new Set([NOT_SOLVED.text, '路面仍不平']));
    expect(await city.list().then(all => all.filter(({ case: of }) => of.number === number))).toHaveLength(1);
  });
});

describe('after the rework', () => {
  it('they are asked anew, as after rework, and whoever is still not content is heard by the commission', async () => {
    const { number, email } = await city.unhappy();
    await city.done(number, 'ask-reopening', WHY);
    await city.done(number, 'approve-reopening', {}, city.second);
    city.city.draw(0);
    await city.city.finish(number);
    await city.answered(email);
    const told = (await city.hotline.told(number)).filter(({ kind }) => kind === 'survey.answered');
    expect(told.map(({ payload }) => [payload.round, payload.afterRework])).toEqual([
      [1, undefined],
      [2, true],
    ]);
    const again = await city.of(number);
    expect(again).toMatchObject({ state: 'open', decider: 'commission', round: 2, afterRework: true });
    expect(again.answers).toHaveLength(1);
    expect(await city.refusal(again, 'close', WHY)).toEqual([403, 'REVIEW_NOT_YOURS']);
    expect((await city.of(number, city.supervisor)).mayRead).toBe(false);
    expect(await city.done(number, 'close', WHY, city.commission)).toMatchObject({ decision: 'none' });
    const [step] = (await city.hotline.told(number))
      .filter(({ kind }) => kind === 'review.decided')
      .slice(-1);
    expect(step?.payload).toMatchObject({ decider: 'commission', decision: 'none' });
  });
});
