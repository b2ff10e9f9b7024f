import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { CaseLockService } from '../../src/cases/case-lock.service.js';
import type { InspectionDto, InspectionProposalDto } from '../../src/closure/inspections/inspection.dto.js';
import { Database } from '../../src/platform/database/database.js';
import { Events } from '../../src/platform/log/events.service.js';
import { Hotline, post } from '../support/hotline.js';
import { cookieOf, signIn } from '../support/people.js';
import { closeScreens, openScreen } from '../support/sockets.js';

/** A Friday. */
const NOW = '2026-11-13T10:00:00+08:00';
const WANG = { name: '王曉鈴', phone: '0912-345-678' };
const RESULT = '瀝青混凝土壓實度不足，限期三十日改善';
let hotline: Hotline;
let inspector: TestAgent;
let manager: TestAgent;
let places = 0;

beforeAll(async () => {
  hotline = await Hotline.open({ now: NOW });
  inspector = await signIn(hotline.server.app, 'inspector');
  manager = await signIn(hotline.server.app, 'manager');
});
afterAll(() => hotline.close());
afterEach(async () => {
  closeScreens();
  await hotline.server.moveTo(NOW);
});

/** Each somewhere else, unless said otherwise. */
const reported = async (wish: object = {}): Promise<string> => {
  const place = `建工路 ${++places} 號前`;
  return (await hotline.record({ category: 'SV01', place, ...wish }, { citizen: WANG })).number;
};
const twoAt = async (place: string): Promise<[string, string]> => [
  await reported({ place }),
  await reported({ place }),
];
const proposals = async (by = inspector): Promise<InspectionProposalDto[]> =>
  (await by.get('/api/inspections/proposals').expect(200)).body.items;
const proposalOf = async (number: string, by = inspector) =>
  (await proposals(by)).find(({ cases }) => cases.some(one => one.number === number));
const decide = (cases: string[], decision: 'inspect' | 'decline', body: object = {}, by = inspector) =>
  post(by, '/api/inspections', { cases, decision, ...body });
const planned = async (...cases: string[]): Promise<InspectionDto> =>
  (await decide(cases, 'inspect').expect(201)).body;
const found = (wish: object = {}) => ({
  version: 1,
  heldOn: '2026-11-13',
  finding: 'flaws',
  result: RESULT,
  ...wish,
});
const record = ({ id }: InspectionDto, wish: object = {}, by = inspector) =>
  post(by, `/api/inspections/${id}/actions/record`, found(wish));
const onWorks = async (number: string, what: string, body: object, by: TestAgent, version?: number) =>
  post(by, `/api/cases/${number}/works/${what}`, {
    version: version ?? (await hotline.page(number)).version,
    ...body,
  });
const reportedGrave = async (): Promise<string> => {
  const number = await reported();
  expect((await onWorks(number, 'grave', { reason: '鋼筋外露' }, inspector)).status).toBe(200);
  return number;
};
const textsDue = async (number: string): Promise<void> => {
  const { app } = hotline.server;
  const [row] = await hotline.server.db.query<{ id: string }>('select id from case_file where number = $1', [
    number,
  ]);
  const { id: caseId } = row as { id: string };
  await app.get(Database).transaction(async tx => {
    await app.get(CaseLockService).byId(tx, caseId);
    await app.get(Events).tell(tx, 'privacy.texts-due', { caseId, number, proposalId: caseId, rule: 'x' });
  });
};
const works = async (number: string, by: TestAgent) =>
  (await by.get(`/api/cases/${number}/works`).expect(200)).body;

describe('reports of public works', () => {
  it('at one place twice want an inspection, which is decided, held and told to the agency', async () => {
    const cases = await twoAt('大順二路與建工路口');
    expect(await proposalOf(cases[0])).toMatchObject({
      why: 'repeated',
      cases: cases.map(number => ({ number, isFresh: true, grave: null, agency: { code: 'maintenance' } })),
    });
    const inspection = await planned(...cases);
    expect(inspection).toMatchObject({ state: 'planned', decidedBy: '測試 inspector', heldOn: null });
    expect(await proposalOf(cases[0])).toBeUndefined();
    await hotline.server.moveTo('2026-11-16T15:00:00+08:00');
    const held = (await record(inspection, { heldOn: '2026-11-16' }).expect(200)).body;
    expect(held).toMatchObject({ state: 'held', heldOn: '2026-11-16', finding: 'flaws', result: RESULT });
    for (const number of cases) {
      const [line] = (await hotline.page(number, hotline.officer)).timeline;
      expect(line).toMatchObject({
        ...{ kind: 'case.inspected', text: RESULT },
        data: { finding: 'flaws', heldOn: '2026-11-16' },
      });
      expect((await works(number, hotline.officer)).inspections).toEqual([
        { heldOn: '2026-11-16', finding: 'flaws' },
      ]);
    }
    const { body } = await manager.get('/api/inspections?state=held').expect(200);
    expect(body.items.map(({ id }: InspectionDto) => id)).toContain(inspection.id);
    await hotline.server.settle();
    const [fact] = await hotline.server.db.query(
      `select why, state, cases, held_on::text as "heldOn", finding from fact_inspection where inspection_id = $1`,
      [inspection.id],
    );
    expect(fact).toEqual({
      why: 'repeated',
      state: 'held',
      cases: 2,
      heldOn: '2026-11-16',
      finding: 'flaws',
    });
  });

  it('are told to the agency without the name of anybody who reported one of them', async () => {
    const place = '博愛三路 20 號';
    const LI = { name: '李美玲', phone: '0987-654-321' };
    const cases = [
      await reported({ place }),
      (await hotline.record({ category: 'SV01', place }, { citizen: LI })).number,
    ];
    const result = `${WANG.name}（${WANG.phone}）與${LI.name}（0987654321）均在場`;
    await record(await planned(...cases), { result }).expect(200);
    const chief = await signIn(hotline.server.app, 'agency_chief', 'maintenance');
    for (const number of cases)
      for (const by of [hotline.officer, chief]) {
        const [line] = (await hotline.page(number, by)).timeline;
        expect(line).toMatchObject({ kind: 'case.inspected', text: expect.stringContaining('均在場') });
        const told = JSON.stringify([await hotline.page(number, by), await works(number, by)]);
        expect(told).not.toMatch(/王曉鈴|李美玲|0912-?345-?678|0987-?654-?321/);
      }
  });

  it('say nothing any more once the texts of one of their cases are due; that and when it was held stays', async () => {
    const cases = await twoAt('河東路 7 號');
    const grave = { reason: '屋主王先生在場' };
    expect((await onWorks(cases[0], 'grave', grave, inspector)).status).toBe(200);
    const inspection = await planned(...cases);
    await record(inspection, { result: '屋主王先生在場' }).expect(200);
    const declined = (await decide([await reportedGrave()], 'decline', { reason: '王先生已搬離' })).body;
    for (const number of [cases[1], declined.cases[0].number]) await textsDue(number);
    const items: InspectionDto[] = (await inspector.get('/api/inspections?limit=100').expect(200)).body.items;
    const of = (id: string) => items.find(one => one.id === id);
    expect(of(inspection.id)).toMatchObject({ state: 'held', heldOn: '2026-11-13', finding: 'flaws' });
    expect(JSON.stringify([of(inspection.id), of(declined.id)])).not.toContain('王先生');
    // The other case keeps what is its own.
    expect((await works(cases[0], inspector)).grave).toBe(grave.reason);
    await textsDue(cases[0]);
    expect((await works(cases[0], inspector)).grave).not.toContain('王先生');
  });

  it('are inspected without notice: before, no agency reads or hears that they will be', async () => {
    const cases = await twoAt('自由二路 10 號');
    const screen = openScreen(hotline.server.url, cookieOf(hotline.officer));
    const centre = openScreen(hotline.server.url, cookieOf(inspector));
    const deaf = [hotline.agent, hotline.supervisor].map(by => openScreen(hotline.server.url, cookieOf(by)));
    await Promise.all([screen, centre, ...deaf].map(({ hello }) => hello));
    await onWorks(cases[0], 'grave', { reason: '護欄未設' }, inspector).then(({ status }) =>
      expect(status).toBe(200),
    );
    const inspection = await planned(...cases);
    await hotline.server.settle();
    await centre.until(({ kind }) => kind === 'inspection.decided');
    expect(await works(cases[0], hotline.officer)).toMatchObject({ grave: null, inspections: [] });
    for (const number of cases) {
      const page = JSON.stringify(await hotline.page(number, hotline.officer));
      expect(page).not.toMatch(/護欄|inspected|inspection\./);
    }
    for (const path of ['/api/inspections', '/api/inspections/proposals'])
      expect((await hotline.officer.get(path)).status).toBe(403);
    await record(inspection, { result: '第二次檢查' }).expect(200);
    await screen.until(({ kind }) => kind === 'case.inspected');
    await Promise.all(deaf.map(one => one.until(({ kind }) => kind === 'case.inspected')));
    const told = (messages: { kind: string }[]) =>
      messages.map(({ kind }) => kind).filter(kind => kind.startsWith('inspection.'));
    expect([screen, ...deaf].map(({ messages }) => told(messages))).toEqual([[], [], []]);
    expect(told(centre.messages)).toEqual(['inspection.grave', 'inspection.decided', 'inspection.held']);
    expect(screen.frames.join()).not.toContain('護欄');
  });

  it('that nobody wants to inspect are declined with a reason, and proposed again with the next report', async () => {
    const place = '九如一路 5 號';
    const cases = await twoAt(place);
    expect((await decide(cases, 'decline')).status).toBe(400);
    const declined = (await decide(cases, 'decline', { reason: '工程已竣工驗收' }).expect(201)).body;
    expect(declined).toMatchObject({ state: 'declined', reason: '工程已竣工驗收' });
    expect(await proposalOf(cases[0])).toBeUndefined();
    await hotline.server.moveTo('2026-11-14T10:00:00+08:00');
    const third = await reported({ place });
    const { cases: all } = (await proposalOf(third)) as InspectionProposalDto;
    expect(all.map(({ number, isFresh }) => [number, isFresh])).toEqual([
      [cases[0], false],
      [cases[1], false],
      [third, true],
    ]);
  });

  it('that is grave is proposed alone, once, by the inspection group', async () => {
    const number = await reported();
    expect(await proposalOf(number)).toBeUndefined();
    const refused = await onWorks(number, 'grave', { reason: '鋼筋外露' }, hotline.officer);
    expect(refused.status).toBe(403);
    expect((await onWorks(number, 'grave', { reason: '鋼筋外露' }, inspector)).body).toMatchObject({
      ...{ isWorks: true, grave: '鋼筋外露', mayCallGrave: false },
    });
    expect(await proposalOf(number)).toMatchObject({ why: 'grave', cases: [{ grave: '鋼筋外露' }] });
    const again = await onWorks(number, 'grave', { reason: '鋼筋外露' }, inspector);
    expect([again.status, again.body.code]).toEqual([409, 'ALREADY_GRAVE']);
    const inspection = await planned(number);
    // Decided: it may turn out to be grave once more.
    expect((await works(number, inspector)).mayCallGrave).toBe(true);
    const dropped = { version: inspection.version, reason: '廠商已停工' };
    const body = (await post(inspector, `/api/inspections/${inspection.id}/actions/drop`, dropped)).body;
    expect(body).toMatchObject({ state: 'declined', reason: '廠商已停工', why: 'grave' });
  });

  it('belong together by their project, which the agency or the inspection group names', async () => {
    const [one, other] = [await reported(), await reported()];
    expect(await proposalOf(one)).toBeUndefined();
    const project = { number: '1150420-A', name: '建工路路面改善工程' };
    const named = await onWorks(one, 'project', project, hotline.officer);
    expect([named.status, named.body.project]).toEqual([200, project]);
    await onWorks(other, 'project', { ...project, number: ' 1150420-a ' }, inspector);
    expect(await proposalOf(one)).toMatchObject({ cases: [{ number: one, project }, { number: other }] });
    expect((await hotline.page(one)).timeline[0]).toMatchObject({
      ...{ kind: 'case.project-named', text: '1150420-A 建工路路面改善工程' },
    });
    const { version } = await hotline.page(one);
    const both = await Promise.all([
      onWorks(one, 'project', project, hotline.officer, version),
      onWorks(one, 'project', { name: '另一工程' }, inspector, version),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const stale = await onWorks(one, 'project', project, inspector, 99);
    expect([stale.status, stale.body.code]).toEqual([409, 'STALE_VERSION']);
    const police = await signIn(hotline.server.app, 'officer', 'police');
    expect((await onWorks(one, 'project', project, police)).body.code).toBe('CASE_NOT_YOURS');
    expect((await police.get(`/api/cases/${one}/works`)).body.code).toBe('CASE_NOT_YOURS');
    expect((await onWorks(one, 'project', { name: ' ' }, inspector)).status).toBe(400);
  });

  it('have a project that names nobody who reported', async () => {
    const number = await reported();
    const project = { number: `${WANG.phone}`, name: `${WANG.name}宅前排水改善工程` };
    const named = await onWorks(number, 'project', project, inspector);
    expect(named.status).toBe(200);
    const told = JSON.stringify([
      await works(number, hotline.officer),
      await hotline.page(number, hotline.officer),
    ]);
    expect(told).toContain('宅前排水改善工程');
    expect(told).not.toMatch(/王曉鈴|0912-?345-?678/);
  });

  it('say where they are, also once it is decided to inspect them', async () => {
    const place = '明誠二路 88 號';
    const inspection = await planned(...(await twoAt(place)));
    expect(inspection.cases.map(one => one.place)).toEqual([place, place]);
  });

  it('are decided about once for one press, however often it arrives', async () => {
    const cases = await twoAt('熱河一街 9 號');
    const press = () => decide(cases, 'inspect').set('idempotency-key', 'one-press');
    const [one, other] = await Promise.all([press(), press()]);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.body).toEqual(one.body);
  });

  it('are decided about once, and only as they were seen', async () => {
    const place = '民族一路 8 號';
    const cases = await twoAt(place);
    const third = await reported({ place });
    const seen = await decide(cases, 'inspect');
    expect([seen.status, seen.body.code]).toEqual([409, 'PROPOSAL_CHANGED']);
    const all = [...cases, third];
    const answers = await Promise.all([decide(all, 'inspect'), decide(all, 'decline', { reason: '重複' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await decide(['D20000101-00000-0'], 'inspect')).body.code).toBe('PROPOSAL_CHANGED');
  });

  it('are inspected on a day that can be, once, from the version that was seen', async () => {
    const inspection = await planned(...(await twoAt('中山一路 3 號')));
    for (const heldOn of ['2026-11-12', '2026-11-14', '2026-02-30'])
      expect((await record(inspection, { heldOn })).body.code).toBe('INSPECTION_DAY_INVALID');
    for (const wish of [{ finding: 'good' }, { result: ' ' }, { heldOn: 'gestern' }])
      expect((await record(inspection, wish)).status).toBe(400);
    expect((await record(inspection, { version: 7 })).body.code).toBe('STALE_VERSION');
    await record(inspection).expect(200);
    const again = await record(inspection);
    expect([again.status, again.body.code]).toEqual([409, 'ACTION_NOT_POSSIBLE']);
    const none = { ...inspection, id: '00000000-0000-7000-8000-000000000000' };
    expect((await record(none)).body.code).toBe('INSPECTION_NOT_FOUND');
  });

  it('are inspected by the inspection group alone; who oversees reads', async () => {
    const cases = await twoAt('博愛一路 1 號');
    const commission = await signIn(hotline.server.app, 'commission');
    for (const by of [manager, commission]) {
      expect(await proposalOf(cases[0], by)).toBeDefined();
      expect((await decide(cases, 'inspect', {}, by)).status).toBe(403);
    }
    for (const by of [hotline.agent, hotline.supervisor]) {
      expect((await by.get('/api/inspections/proposals')).status).toBe(403);
      expect((await decide(cases, 'inspect', {}, by)).status).toBe(403);
    }
    const pothole = (await hotline.record()).number;
    expect(await works(pothole, inspector)).toMatchObject({ isWorks: false, mayCallGrave: false });
    expect((await onWorks(pothole, 'grave', { reason: '坑' }, inspector)).body.code).toBe(
      'CASE_NOT_OF_INSPECTION',
    );
  });

  it('that were withdrawn want nothing; neither does any other case', async () => {
    const place = '同盟一路 2 號';
    const [one, other] = await twoAt(place);
    await hotline.onCase(other, 'withdraw', { reason: '民眾撤回' }, inspector);
    expect(await proposalOf(one)).toBeUndefined();
    const potholes = [
      await reported({ place, category: 'RD01' }),
      await reported({ place, category: 'RD01' }),
    ];
    expect(await proposalOf(potholes[0] as string)).toBeUndefined();
  });
});
