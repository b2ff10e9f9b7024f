import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, CoHandling } from '../support/co-handling.js';

let city: CoHandling;

beforeAll(async () => {
  city = await CoHandling.open();
});
afterAll(() => city.close());

const query = (sql: string, ...values: unknown[]) =>
  city.hotline.server.db.query<Record<string, unknown>>(sql, values);

/** Every clock of the case: whose it is, when it was due, how it ended, and in whose account. */
const clocks = (number: string) =>
  query(
    `select k.kind, w.role as leg, k.agency, k.due_at as "dueAt", k.stopped_at as "stoppedAt", k.outcome,
            k.breached_at as "breachedAt", k.held_by as "heldBy"
       from clock k join case_file c on c.id = k.case_id left join work_order w on w.id = k.work_order_id
      where c.number = $1 order by k.kind, w.role nulls first, k.agency`,
    number,
  );
const factClocks = (number: string) =>
  query(
    `select k.kind, k.work_order_id is null as citizens, k.held_by as "heldBy", k.outcome,
            k.breached_at is not null as late
       from fact_clock k join fact_case c using (case_id)
      where c.number = $1 order by k.kind, k.work_order_id is null desc, k.held_by`,
    number,
  );
const totals = async (date: string): Promise<Record<string, unknown>> => {
  const { body } = await city.hotline.supervisor.get(`/api/reports/day?date=${date}`).expect(200);
  return body.totals;
};

it('a lead asks two agencies, of which one is late: each clock is its own, the petitioner hears of one answer', async () => {
  const { hotline } = city;
  const number = await city.petition({ citizen: { name: '王曉鈴', phone: '0912-345-678' } });
  await hotline.server.moveTo(at('11-16T10:00:00'));
  await city.asked(number, 'transport', 'water-resources');
  await hotline.server.moveTo(at('11-16T10:01:00'));
  await city.act(number, 'transport', 'acknowledge', city.transport);
  await city.act(number, 'water-resources', 'acknowledge', city.water);
  await hotline.server.moveTo(at('11-18T09:00:00'));
  await city.act(number, 'transport', 'answer', city.transport, { text: '交通部分無異常' });
  await hotline.server.moveTo(at('11-20T15:00:00'));
  await city.act(number, 'water-resources', 'chase', city.officer, { text: '請說明何時答復' });
  await city.act(number, 'water-resources', 'answer', city.water, { text: '水利部分已改善' });
  await hotline.server.moveTo(at('11-23T11:00:00'));
  await hotline.onOrder(number, 'reply', { text: '經會同交通局、水利局查處，已改善。' }, city.officer);
  await hotline.server.settle();

  // Each limit is the one of whom it was given to; only one was not kept.
  const onTime = { outcome: 'met', breachedAt: null, heldBy: null };
  expect(await clocks(number)).toEqual([
    {
      ...{ kind: 'answer', leg: 'co_handling', agency: 'transport', dueAt: at('11-20T00:00:00') },
      ...{ stoppedAt: at('11-18T09:00:00'), ...onTime },
    },
    {
      ...{ kind: 'answer', leg: 'co_handling', agency: 'water-resources', dueAt: at('11-20T00:00:00') },
      ...{ stoppedAt: at('11-20T15:00:00'), outcome: 'missed', heldBy: 'water-resources' },
      breachedAt: expect.any(Date),
    },
    {
      ...{ kind: 'callback', leg: null, agency: null, dueAt: at('11-24T11:00:00'), stoppedAt: null },
      ...{ outcome: null, breachedAt: null, heldBy: null },
    },
    ...['transport', 'water-resources'].map(agency => ({
      ...{ kind: 'deliver', leg: 'co_handling', agency, dueAt: at('11-16T10:02:00') },
      ...{ stoppedAt: at('11-16T10:01:00'), ...onTime },
    })),
    {
      ...{ kind: 'deliver', leg: 'lead', agency: 'environment', dueAt: at('11-13T10:02:00') },
      ...{ stoppedAt: at('11-13T10:00:00'), ...onTime },
    },
    ...[null, 'environment'].map(agency => ({
      ...{ kind: 'reply', leg: agency && 'lead', agency, dueAt: at('11-28T00:00:00') },
      ...{ stoppedAt: at('11-23T11:00:00'), ...onTime },
    })),
  ]);
  // Who has it, since when; how the petition went; and that the petitioner is called about one answer, the lead's.
  expect(await hotline.page(number)).toMatchObject({
    ...{ state: 'replied', agency: { code: 'environment' }, told: { state: 'open' } },
    reply: { text: '經會同交通局、水利局查處，已改善。', at: at('11-23T11:00:00').toISOString() },
    whereabouts: {
      ...{ agency: { code: 'environment' }, holder: { 'zh-TW': '環境保護局' }, why: null },
      ...{ since: at('11-13T10:00:00').toISOString(), returned: 0, reassigned: 0, reminders: 0, chases: 1 },
    },
  });
  const toldOf = 'select b.purpose from call_back b join case_file c on c.id = b.case_id where c.number = $1';
  expect(await query(toldOf, number)).toEqual([{ purpose: 'tell_result' }]);
  await hotline.onCase(number, 'release', { how: 'letter' });
  await hotline.server.settle();

  // And as the reports know it.
  expect(await factClocks(number)).toEqual([
    { kind: 'answer', citizens: false, heldBy: 'transport', outcome: 'met', late: false },
    { kind: 'answer', citizens: false, heldBy: 'water-resources', outcome: 'missed', late: true },
    { kind: 'callback', citizens: true, heldBy: null, outcome: null, late: false },
    ...['environment', 'transport', 'water-resources'].map(heldBy => ({
      ...{ kind: 'deliver', citizens: false, heldBy, outcome: 'met', late: false },
    })),
    ...[true, false].map(citizens => ({
      ...{ kind: 'reply', citizens, heldBy: 'environment', outcome: 'met', late: false },
    })),
  ]);
  const [fact] = await query(
    `select state, agency, outcome, co_handled as asked, chases, reminders, returned, reassigned, arbitrated, reopened
       from fact_case where number = $1`,
    number,
  );
  expect(fact).toEqual({
    ...{ state: 'released', agency: 'environment', outcome: 'replied', asked: 2, chases: 1 },
    ...{ reminders: 0, returned: 0, reassigned: 0, arbitrated: 0, reopened: 0 },
  });
  expect(await totals('2026-11-13')).toMatchObject({ casesOpened: 1, coHandled: 1, chased: 1, chases: 1 });
  expect(await totals('2026-11-19')).toMatchObject({
    answerDue: 2,
    answerMet: 1,
    answerMissed: 1,
    replyDue: 0,
  });
  expect(await totals('2026-11-23')).toMatchObject({ petitionsEnded: 1, released: 1, open: 0 });
  expect(await totals('2026-11-27')).toMatchObject({ replyDue: 1, replyMet: 1, answerDue: 0 });
});
