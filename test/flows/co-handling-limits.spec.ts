import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { at, CoHandling } from '../support/co-handling.js';

const ALONE = at('11-24T00:00:00');
const SEVERAL = at('11-28T00:00:00');

let city: CoHandling;

beforeAll(async () => {
  city = await CoHandling.open();
});
afterAll(() => city.close());

/** The limit of the answer: of the citizen, and of the agency that has the petition. */
async function replyDue(number: string): Promise<Date[]> {
  const clocks = await city.hotline.server.db.query<{ dueAt: Date }>(
    `select k.due_at as "dueAt" from clock k join case_file c on c.id = k.case_id
      where c.number = $1 and k.kind = 'reply' and k.stopped_at is null order by k.work_order_id nulls first`,
    [number],
  );
  return clocks.map(({ dueAt }) => dueAt);
}
async function moves(number: string): Promise<unknown[]> {
  const { timeline } = await city.hotline.page(number);
  return timeline
    .filter(({ kind }) => kind === 'clock.recomputed')
    .map(({ data: { clock, why, before, dueAt } }) => [clock, why, before, dueAt])
    .reverse();
}
const explained = async (number: string): Promise<string> => {
  const { body } = await city.hotline.supervisor.get(`/api/cases/${number}/clocks/explain`).expect(200);
  return JSON.stringify(body);
};

describe('the days that a petition of several agencies has', () => {
  it('are none where who was asked is taken back before it has taken it; both dates stand on the timeline', async () => {
    const number = await city.petition();
    expect(await replyDue(number)).toEqual([ALONE, ALONE]);
    await city.asked(number, 'transport', 'water-resources');
    expect(await replyDue(number)).toEqual([SEVERAL, SEVERAL]);
    await city.act(number, 'transport', 'recall', city.officer, { reason: '誤會辦' });
    // One is still asked.
    expect(await replyDue(number)).toEqual([SEVERAL, SEVERAL]);
    await city.act(number, 'water-resources', 'recall', city.officer, { reason: '誤會辦' });
    expect(await replyDue(number)).toEqual([ALONE, ALONE]);
    const [alone, several] = [ALONE.toISOString(), SEVERAL.toISOString()];
    expect(await moves(number)).toEqual([
      ['reply', 'co_handling', alone, several],
      ['reply', 'co_handling_ended', several, alone],
    ]);
    const said = await explained(number);
    expect(said).toContain('恢復單一機關的期限');
    expect(said).not.toContain('check-differs');
  });

  it('are none where who was asked says that it has nothing to say', async () => {
    const number = await city.petition();
    await city.asked(number, 'transport');
    await city.act(number, 'transport', 'acknowledge', city.transport);
    await city.act(number, 'transport', 'decline', city.transport, { reason: '非本局業務' });
    expect(await replyDue(number)).toEqual([ALONE, ALONE]);
  });

  it('stay where somebody has had a part in it: an answer, or work that was taken back', async () => {
    const answered = await city.petition();
    await city.asked(answered, 'transport', 'water-resources');
    await city.act(answered, 'transport', 'acknowledge', city.transport);
    await city.act(answered, 'transport', 'answer', city.transport, { text: '查復' });
    await city.act(answered, 'water-resources', 'decline', city.water, { reason: '非本局業務' });
    expect(await replyDue(answered)).toEqual([SEVERAL, SEVERAL]);

    const recalled = await city.petition();
    await city.asked(recalled, 'transport');
    await city.act(recalled, 'transport', 'acknowledge', city.transport);
    await city.act(recalled, 'transport', 'recall', city.officer, { reason: '已無需要' });
    expect(await replyDue(recalled)).toEqual([SEVERAL, SEVERAL]);
    expect(await moves(recalled)).toHaveLength(1);
  });

  it('are none where the only one that was asked has the petition by then', async () => {
    const number = await city.petition();
    await city.asked(number, 'transport');
    await city.hotline.onCase(number, 'reassign', { agency: 'transport', reason: '權責' });
    expect(await city.leg(number, 'transport')).toMatchObject({ state: 'closed', outcome: 'ended' });
    expect(await replyDue(number)).toEqual([ALONE, ALONE]);
  });

  it('are given anew, if at all, to a petition that is reopened', async () => {
    const number = await city.petition();
    await city.asked(number, 'transport');
    await city.act(number, 'transport', 'acknowledge', city.transport);
    await city.act(number, 'transport', 'answer', city.transport, { text: '查復' });
    await city.hotline.onOrder(number, 'reply', { text: '已改善。' }, city.officer);
    await city.hotline.onCase(number, 'release', { how: 'letter' });
    await city.hotline.server.moveTo(at('11-13T11:00:00'));
    await city.hotline.onCase(number, 'reopen', { reason: '未改善' });
    // From Friday the 13th on, six working days.
    expect(await replyDue(number)).toEqual([ALONE, ALONE]);
    await city.asked(number, 'transport');
    expect(await replyDue(number)).toEqual([SEVERAL, SEVERAL]);
  });

  it('never end in the past: nobody is late by what another agency does', async () => {
    const number = await city.petition();
    await city.asked(number, 'transport');
    await city.hotline.server.moveTo(at('11-25T10:00:00'));
    await city.act(number, 'transport', 'decline', city.transport, { reason: '非本局業務' });
    expect(await replyDue(number)).toEqual([SEVERAL, SEVERAL]);
    expect(await city.hotline.clock(number, 'reply')).toMatchObject({ breachedAt: null, outcome: null });
  });
});
