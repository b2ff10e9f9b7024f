import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { rescanTexts } from '../../src/commands/admin/rescan-texts.js';
import type { ProposalDto } from '../../src/privacy/retention.dto.js';
import { type BullyingRow, decide, latest, report, SECRETS } from '../support/bullying.js';
import { post } from '../support/hotline.js';
import { WANG, Years } from '../support/years.js';

const PATH = '/api/bullying-reports';
const NOT_THEIRS = { school: '別人的學校國中', text: '別人說的事午未申' };
const REASON = '地方法院調閱酉戌亥';

let years: Years;
let clerk: TestAgent;
let agent: TestAgent;

const passOn = async (wish: object): Promise<BullyingRow> => {
  await report(agent, wish).expect(201);
  return latest(clerk);
};
const accepted = async (wish: object): Promise<BullyingRow> =>
  (await decide(clerk, await passOn(wish), 'accept').expect(200)).body;
const handled = async (wish: object): Promise<BullyingRow> => {
  const more = { handling: 'found', text: SECRETS.opinion };
  return (await decide(clerk, await accepted(wish), 'handle', more).expect(200)).body;
};
const textsOf = async ({ id }: BullyingRow) => (await clerk.post(`${PATH}/${id}/texts`).expect(200)).body;
const renew = async (): Promise<void> => {
  clerk = await years.as('petition_clerk');
  agent = await years.as('agent');
};
const granted = async (kind: string, handler: TestAgent) => {
  const asked = { kind, identifiedBy: 'id_card', name: WANG.name, phone: '0912345678' };
  const { id } = (await post(handler, '/api/person-requests', asked).expect(201)).body;
  const decision = { version: 1, decision: 'granted', reason: '依法准許' };
  return (await post(handler, `/api/person-requests/${id}/decide`, decision).expect(200)).body;
};

beforeAll(async () => {
  years = await Years.begin('2020-01-10T09:00:00+08:00');
  await renew();
});
afterAll(() => years.hotline.close());

describe('Who reported bullying', () => {
  const rows: Record<string, BullyingRow> = {};
  beforeAll(async () => {
    await years.finishedCase({ description: '路燈不亮' }, { citizen: WANG });
    rows.finished = await handled({ reporter: '家長王 小明 0912-345-678' });
    rows.open = await accepted({ reporter: '王小明，+886912345678' });
    rows.held = await handled({ reporter: '王小明 0912345678' });
    rows.held = (await decide(clerk, rows.held, 'hold', { text: REASON }).expect(200)).body;
    rows.spouse = await handled({ ...NOT_THEIRS, reporter: '林美美 0912345678' });
    rows.other = await handled({ ...NOT_THEIRS, reporter: '王小明 0987654321' });
    rows.nobody = await handled({ ...NOT_THEIRS, reporter: '0912345678' });
    rows.namesake = await handled({ ...NOT_THEIRS, reporter: '王小明珠 0912345678' });
    rows.daughter = await handled({ ...NOT_THEIRS, reporter: '王小明先生的女兒 0912345678' });
    const unread = await handled({ ...NOT_THEIRS, reporter: '林大同 0912345678' });
    const { db, config, databaseUrl } = years.hotline.server;
    // Whoever opens it fails: of another's report nothing but whose it is may be opened.
    await db.query('update bullying_report set text = school where id = $1', [unread.id]);
    // As it was recorded before reporters were found by their number.
    await db.query('update bullying_report set reporter_hash = null where id = $1', [rows.finished?.id]);
    await rescanTexts(config, databaseUrl);
  });

  it('has what they said in the copy of their own data, and nothing of anybody else', async () => {
    const { id } = await granted('copy', clerk);
    const exported = (format: string) => post(clerk, `/api/person-requests/${id}/export`, { format });
    const { body, text } = await exported('json').expect(200);
    expect(body.bullyingReports).toMatchObject([
      { number: rows.finished?.number, source: '1999專線', text: SECRETS.text, state: 'accepted' },
      { number: rows.open?.number, school: SECRETS.school, reporter: '王小明，+886912345678' },
      { number: rows.held?.number },
    ]);
    expect(body.bullyingReports).toHaveLength(3);
    for (const secret of [...Object.values(NOT_THEIRS), SECRETS.opinion, REASON, '林美美'])
      expect(text).not.toContain(secret);
    expect((await exported('csv').expect(200)).text).toContain(SECRETS.text);
    const read = await years.hotline.server.db.query(
      `select subject, count(*)::int as times from access_log
        where action = 'bullying.read' group by subject order by min(at), subject`,
    );
    expect(read).toEqual(
      expect.arrayContaining(
        [rows.finished, rows.open, rows.held].map(row => ({ subject: `bullying:${row?.id}`, times: 2 })),
      ),
    );
    expect(read).toHaveLength(3);
    await post(clerk, `/api/person-requests/${id}/finish`, { version: 2, result: '已函復' }).expect(200);
  });

  it('is given away to no supervisor who hands out a copy, nor that there is a report', async () => {
    const supervisor = await years.as('supervisor');
    const { id } = await granted('copy', supervisor);
    const exported = (format: string) => post(supervisor, `/api/person-requests/${id}/export`, { format });
    const json = await exported('json').expect(200);
    const csv = await exported('csv').expect(200);
    expect(json.body.bullyingReports).toBeNull();
    expect(csv.text).toContain('請陳情承辦人接辦後匯出');
    for (const secret of [...Object.values(SECRETS), ...Object.values(rows).map(({ number }) => number)])
      expect(json.text + csv.text).not.toContain(secret);
    for (const role of ['commission', 'admin', 'auditor', 'manager', 'agent'] as const) {
      const tried = post(await years.as(role), `/api/person-requests/${id}/export`, { format: 'json' });
      expect([role, (await tried).status]).toEqual([role, 403]);
    }
    // Whoever takes it over is assigned, and hands them out.
    await post(clerk, `/api/person-requests/${id}/take`, { version: 2 }).expect(200);
    const taken = await post(clerk, `/api/person-requests/${id}/export`, { format: 'json' }).expect(200);
    expect(taken.body.bullyingReports).toHaveLength(3);
    await post(clerk, `/api/person-requests/${id}/finish`, { version: 3, result: '已函復' }).expect(200);
  });

  it('is forgotten when they ask; while it is looked into or held, as soon as it is not', async () => {
    const { deletion } = await granted('delete', clerk);
    await years.approve({ id: deletion.id, version: 1 } as ProposalDto);
    const reporters = async (): Promise<Record<string, string | null>> =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(rows).map(async ([name, row]) => [name, (await textsOf(row)).reporter] as const),
        ),
      );
    const before = await reporters();
    expect(before).toMatchObject({ finished: null, spouse: '林美美 0912345678', nobody: '0912345678' });
    expect([before.namesake, before.daughter].every(Boolean)).toBe(true);
    expect([before.open, before.held, before.other].every(Boolean)).toBe(true);
    const [open, held] = [rows.open, rows.held] as [BullyingRow, BullyingRow];
    await decide(clerk, open, 'handle', { handling: 'not_found', text: '結案' }).expect(200);
    await decide(clerk, held, 'lift', { text: '判決確定' }).expect(200);
    expect(await reporters()).toEqual({ ...before, open: null, held: null });
    // What happened to the pupils is not the reporter's alone, and goes by the list.
    expect((await textsOf(open)).text).toBe(SECRETS.text);
    expect(
      await years.hotline.server.db.query(
        'select 1 from bullying_report where forget_reporter and reporter is not null',
      ),
    ).toEqual([]);
  });
});

describe('What was reported of bullying', () => {
  const bullying = (items: Awaited<ReturnType<Years['items']>>) =>
    items.filter(({ of }) => of === 'bullying');

  it('goes by an approved list when its time is over, without its number; what is held or undecided stays', async () => {
    const { server } = years.hotline;
    await server.moveTo('2021-06-01T09:00:00+08:00');
    await renew();
    const due = await handled({});
    const waiting = await passOn({});
    const held = (await decide(clerk, await handled({}), 'hold', { text: REASON }).expect(200)).body;
    const later = await handled({});
    const year = '/api/reports/bullying?from=2021-01-01&to=2021-12-31';
    const counted = (await (await years.as('manager')).get(year).expect(200)).body;
    await server.moveTo('2026-06-01T09:00:00+08:00');
    await renew();
    const early = await years.propose();
    expect(bullying(await years.items(early)).length).toBeGreaterThan(0);
    expect(bullying(await years.items(early)).map(({ dueOn }) => dueOn < '2026-06-01')).not.toContain(false);
    await years.approve(early);
    expect((await textsOf(due)).school).toBe(SECRETS.school);
    await server.moveTo('2026-06-02T09:00:00+08:00');
    const list = await years.propose();
    const items = bullying(await years.items(list));
    expect(items).toMatchObject([
      { what: 'texts', number: null, rule: 'bullying', dueOn: '2026-06-02', count: 1 },
      { what: 'texts', number: null, rule: 'bullying', dueOn: '2026-06-02', count: 1 },
    ]);
    for (const row of [due, waiting, held, later])
      expect(JSON.stringify([list, items])).not.toMatch(new RegExp(`${row.number}|${row.id}`));
    // Placed after the list was made, and before it is approved.
    const lateHold = (await decide(clerk, later, 'hold', { text: REASON }).expect(200)).body;
    expect(lateHold).toMatchObject({ isHeld: true });
    await years.approve(list);
    const outcomes = bullying(await years.items(list)).map(({ outcome, why }) => [outcome, why].join(' '));
    expect(outcomes.sort()).toEqual(['done ', 'skipped held']);
    const gone = { school: null, text: null, reporter: null };
    expect(await textsOf(due)).toMatchObject({ ...gone, steps: [{ text: null }, { text: null }] });
    for (const row of [waiting, held, later])
      expect(await textsOf(row)).toMatchObject({ text: SECRETS.text });
    const forgotten = (await clerk.get(`${PATH}/${due.id}`).expect(200)).body;
    expect(forgotten).toMatchObject({ isForgotten: true, state: 'accepted', actions: [] });
    const tried = await decide(clerk, forgotten, 'handle', { handling: 'found', text: '再寫' }).expect(409);
    expect(tried.body.code).toBe('ACTION_NOT_POSSIBLE');
    const again = (await (await years.as('manager')).get(year).expect(200)).body;
    expect({ ...again, asOf: counted.asOf }).toEqual(counted);
  });

  it('is held and let go once, with the reason sealed and a trace of who did', async () => {
    const row = await handled({});
    await decide(clerk, row, 'hold').expect(400);
    const held = (await decide(clerk, row, 'hold', { text: REASON }).expect(200)).body;
    expect(held).toMatchObject({ isHeld: true, actions: ['handle', 'lift'] });
    expect((await decide(clerk, held, 'hold', { text: REASON }).expect(409)).body.code).toBe(
      'ACTION_NOT_POSSIBLE',
    );
    expect((await textsOf(row)).steps.at(-1)).toMatchObject({ kind: 'held', text: REASON });
    expect(await years.tablesWith([REASON])).toEqual([]);
    const lifted = (await decide(clerk, held, 'lift', { text: REASON }).expect(200)).body;
    expect(lifted).toMatchObject({ isHeld: false, actions: ['handle', 'hold'] });
    const traces = await years.hotline.server.db.query(
      'select action from access_log where subject = $1 and action like $2 order by at, id',
      [`bullying:${row.id}`, 'hold.%'],
    );
    expect(traces).toEqual([{ action: 'hold.placed' }, { action: 'hold.lifted' }]);
  });
});
