import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { CaseFile } from '../../src/cases/case-file.entity.js';
import { REDACTED } from '../../src/city/retention.words.js';
import { rescanTexts } from '../../src/commands/admin/rescan-texts.js';
import { Events } from '../../src/platform/log/events.service.js';
import { PersonExportQuery } from '../../src/privacy/person-export.query.js';
import type { ExtensionOfCaseDto } from '../../src/sla/extension.dto.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const WANG = { name: '王曉鈴', phone: '0912-345-678' };
const AUDITOR = { id: '', role: 'auditor', agency: null } as const;

let hotline: Hotline;
let clerk: TestAgent;
let officer: TestAgent;
let supervisor: TestAgent;

/** Every description has a server of its own, whose clock begins on this Friday: the 13th of November. */
async function friday(): Promise<void> {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  clerk = await signIn(hotline.server.app, 'petition_clerk');
  officer = await signIn(hotline.server.app, 'officer', 'environment');
  supervisor = hotline.supervisor;
}

const at = (time: string): Date => new Date(`2026-${time}+08:00`);
const moveTo = (time: string): Promise<void> => hotline.server.moveTo(at(time));

/** Six working days, due at the end of Monday the 23rd; acknowledged by the environment bureau. */
async function petition(contact: object = {}): Promise<string> {
  const nowhere = { district: undefined, place: undefined };
  const { number } = await hotline.record(
    { category: 'PEN01', description: '工廠夜間排放異味', ...nowhere },
    { channel: 'mailbox', ...contact },
  );
  await hotline.onOrder(number, 'acknowledge', {}, officer);
  return number;
}
/** 72 hours, at the maintenance office. */
async function lamp(): Promise<string> {
  const { number } = await hotline.record({ category: 'LT01', agency: 'maintenance' });
  await hotline.onOrder(number, 'acknowledge');
  return number;
}

async function ask(number: string, size: number, by = officer, reason = '待查'): Promise<ExtensionOfCaseDto> {
  const { version, kind } = await hotline.page(number);
  const wish = { version, clock: kind === 'petition' ? 'reply' : 'complete', size, reason };
  return (await post(by, `/api/cases/${number}/extensions`, wish).expect(201)).body;
}
/** For the supervisor: five days, or hours where nobody is chief. */
const approve = ({ id, version }: ExtensionOfCaseDto): Promise<unknown> =>
  post(supervisor, `/api/extensions/${id}/actions/approve`, { version, reason: '同意' }).expect(200);

const dueAt = async (number: string, kind = 'reply'): Promise<Date> =>
  (await hotline.clock(number, kind)).dueAt;
const legs = (number: string): Promise<unknown[]> =>
  hotline.server.db.query(
    `select k.agency, k.due_at as "dueAt" from clock k join case_file c on c.id = k.case_id
      where c.number = $1 and k.kind in ('complete', 'reply') and k.work_order_id is not null
      order by k.started_at, k.id`,
    [number],
  );
const lines = async (number: string, kind: string) =>
  (await hotline.page(number)).timeline.filter(line => line.kind === kind).reverse();

describe('time that was granted, when the case moves', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('stays with the citizen’s limit, from A to B and back to A, and not with the agency', async () => {
    const water = await signIn(hotline.server.app, 'officer', 'water-resources');
    const [moved, stayed] = [await petition(), await petition()];
    for (const number of [moved, stayed]) await approve(await ask(number, 5));
    await moveTo('11-16T09:00:00');
    await hotline.onCase(moved, 'reassign', { agency: 'water-resources', reason: '屬水利' });
    expect(await dueAt(moved)).toEqual(at('12-01T00:00:00'));
    await moveTo('11-17T09:00:00');
    await hotline.onOrder(moved, 'acknowledge', {}, water);
    await hotline.onCase(moved, 'reassign', { agency: 'environment', reason: '屬環保' });
    expect(await dueAt(moved)).toEqual(await dueAt(stayed));
    expect(await legs(moved)).toEqual([
      { agency: 'environment', dueAt: at('12-01T00:00:00') },
      { agency: 'water-resources', dueAt: at('11-25T00:00:00') },
      { agency: 'environment', dueAt: at('11-26T00:00:00') },
    ]);
  });

  it('is asked for by who has it: what the agency before has asked for ends with its order', async () => {
    const water = await signIn(hotline.server.app, 'officer', 'water-resources');
    const number = await petition();
    const before = await ask(number, 5);
    await hotline.onCase(number, 'reassign', { agency: 'water-resources', reason: '屬水利' });
    const [ended] = (await hotline.page(number)).extensions;
    expect(ended).toMatchObject({ id: before.id, state: 'withdrawn', decidedBy: null, decision: null });
    expect(await lines(number, 'extension.withdrawn')).toHaveLength(1);
    const { body } = await post(supervisor, `/api/extensions/${before.id}/actions/approve`, { version: 1 });
    expect(body).toMatchObject({ code: 'ACTION_NOT_POSSIBLE', words: { 'zh-TW': '這項展延申請已經撤回。' } });
    await approve(await ask(number, 5, water));
  });

  it.each([
    ['withdraw', { reason: '民眾撤回' }, []],
    ['release', { how: 'letter' }, ['reply']],
  ])('is not asked for any more after: %s', async (action, body, first) => {
    const number = await petition();
    await ask(number, 5);
    for (const one of first) await hotline.onOrder(number, one, { text: '已開罰' }, officer);
    await hotline.onCase(number, action, body, clerk);
    expect((await hotline.page(number)).extensions).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('begins anew where the case is reopened', async () => {
    const number = await petition();
    await approve(await ask(number, 5));
    await hotline.onOrder(number, 'reply', { text: '已開罰' }, officer);
    await hotline.onCase(number, 'release', { how: 'letter' }, clerk);
    await hotline.onCase(number, 'reopen', { reason: '民眾不服' }, clerk);
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    expect((await hotline.page(number, officer)).extendable).toMatchObject({ used: 0, left: 10 });
    await approve(await ask(number, 5));
    expect((await hotline.page(number)).extensions).toHaveLength(2);
  });

  it('is more where the case waited, also while it waits', async () => {
    const number = await petition();
    await approve(await ask(number, 5));
    const before = await dueAt(number);
    await hotline.onOrder(number, 'pause', { reason: 'citizen', text: '請補正' }, officer);
    await approve(await ask(number, 5));
    await hotline.onOrder(number, 'resume', {}, officer);
    // Five working days, and the weekend between them.
    expect(+(await dueAt(number)) - +before).toBe(7 * 86_400_000);
  });
});

describe('time that was granted, when the case becomes something else', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('stays with a rule that counts alike, from the original start', async () => {
    const number = await petition();
    await approve(await ask(number, 5));
    await hotline.onCase(number, 'recategorise', { category: 'PEN03' }, clerk);
    // Three working days and five: Wednesday the 25th.
    expect(await hotline.clock(number, 'reply')).toMatchObject({
      originalDueAt: at('11-19T00:00:00'),
      dueAt: at('11-26T00:00:00'),
    });
    expect(await legs(number)).toEqual([{ agency: 'environment', dueAt: at('11-26T00:00:00') }]);
    expect(await lines(number, 'extension.dropped')).toEqual([]);
  });

  it('is lost to a rule without extensions, which is said; a request that waits ends', async () => {
    const number = await lamp();
    await approve(await ask(number, 24, hotline.officer));
    const waiting = await ask(number, 24, hotline.officer);
    await hotline.onCase(number, 'recategorise', { category: 'PO01' });
    const clock = await hotline.clock(number, 'complete');
    expect(+clock.dueAt - +clock.startedAt).toBe(4 * 3_600_000);
    expect(clock.originalDueAt).toEqual(clock.dueAt);
    expect(await lines(number, 'extension.dropped')).toMatchObject([
      { data: { clock: 'complete', size: 24, unit: 'hours' }, actor: { role: 'supervisor' } },
    ]);
    expect((await hotline.page(number)).extensions).toMatchObject([
      { state: 'approved' },
      { id: waiting.id, state: 'withdrawn', decidedBy: null },
    ]);
    // It does not come back with the item; what was granted counts.
    await hotline.onCase(number, 'recategorise', { category: 'LT01' });
    const again = await hotline.clock(number, 'complete');
    expect(+again.dueAt - +again.startedAt).toBe(72 * 3_600_000);
    expect((await hotline.page(number, hotline.officer)).extendable).toMatchObject({ used: 1, most: 2 });
    expect(await lines(number, 'extension.dropped')).toHaveLength(1);
  });

  it('is not granted where the new rule has less: what was asked for by the old one is too long', async () => {
    const number = await petition();
    const request = await ask(number, 5);
    await hotline.server.db.query(
      `update clock set rule = jsonb_set(rule, '{extension,longest}', '4') where work_order_id is null
          and case_id = (select id from case_file where number = $1)`,
      [number],
    );
    const { status, body } = await post(supervisor, `/api/extensions/${request.id}/actions/approve`, {
      version: request.version,
    });
    expect([status, body.code]).toEqual([422, 'EXTENSION_TOO_LONG']);
  });
});

describe('what was typed about more time', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  const REASON = '王曉鈴 0912-345-678 另有補充';
  async function asked(): Promise<string> {
    const number = await petition({ citizen: WANG });
    const request = await ask(number, 5, officer, REASON);
    await post(supervisor, `/api/extensions/${request.id}/actions/approve`, {
      version: request.version,
      reason: '請先電 0912-345-678',
    }).expect(200);
    return number;
  }
  const kept = async (number: string) =>
    hotline.server.db.query<Record<string, string | null>>(
      `select reason, shared_reason as "sharedReason", decision, shared_decision as "sharedDecision"
         from extension_request r join case_file c on c.id = r.case_id where c.number = $1`,
      [number],
    );

  it('goes with the other texts of the case when their time is over', async () => {
    const number = await asked();
    const { db, app } = hotline.server;
    await db.transaction(async tx => {
      const [file] = await tx.read(CaseFile, { number }, { lock: true });
      const due = { caseId: file?.id as string, number, proposalId: 'x', rule: 'petitions' };
      await app.get(Events).tell(tx, 'privacy.texts-due', due);
    });
    expect(await kept(number)).toEqual([
      { reason: REDACTED, sharedReason: null, decision: REDACTED, sharedDecision: null },
    ]);
    const left = await db.query<{ all: string }>(
      `select string_agg(e::text, ' ') || ' ' || string_agg(r::text, ' ') as all
         from case_file c join case_entry e on e.case_id = c.id join extension_request r on r.case_id = c.id
        where c.number = $1`,
      [number],
    );
    expect(left[0]?.all).not.toMatch(/0912-?345|王曉鈴/);
  });

  it('is scanned anew with them', async () => {
    const number = await asked();
    const [before] = await kept(number);
    expect(before?.sharedReason).not.toMatch(/0912-?345|王曉鈴/);
    await hotline.server.db.query(
      `update extension_request set shared_reason = null, shared_decision = null`,
    );
    const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    await rescanTexts(hotline.server.config, hotline.server.databaseUrl);
    said.mockRestore();
    expect(await kept(number)).toEqual([before]);
  });

  it('is told to the citizen who asks what is kept about them', async () => {
    const number = await asked();
    const [{ id } = { id: '' }] = await hotline.server.db.query<{ id: string }>(
      'select citizen_id as id from case_file where number = $1',
      [number],
    );
    const { texts } = await hotline.server.app.get(PersonExportQuery).about([id], [], AUDITOR);
    const told = texts.filter(one => one.number === number).map(({ text }) => text);
    expect(told).toEqual(expect.arrayContaining([REASON, '請先電 0912-345-678']));
  });
});
