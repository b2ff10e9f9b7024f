import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { CASE_ACTIONS, type CaseAction, type CaseActionName } from '../../src/cases/case-actions.rules.js';
import { contactWith, Hotline, POTHOLE, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { faultsOf } from '../support/wholeness.js';

let hotline: Hotline;
let police: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  police = await signIn(hotline.server.app, 'officer', 'police');
});
afterAll(() => hotline.close());

const record = async (wish: object = {}): Promise<string> => (await hotline.record(wish)).number;
const act = async (
  number: string,
  action: string,
  body: object,
  by = hotline.supervisor,
): Promise<{ status: number; body: { code?: string; detail: string } }> => {
  const { version } = await hotline.page(number);
  return post(by, `/api/cases/${number}/actions/${action}`, { version, ...body });
};
const merge = (number: string, into: string, by = hotline.supervisor) => act(number, 'merge', { into }, by);
const told = ({ status, body }: { status: number; body: { code?: string } }): unknown[] => [
  status,
  body.code,
];

async function whole(): Promise<void> {
  await hotline.server.settle();
  expect(await faultsOf(hotline.server.databaseUrl)).toEqual({});
}

describe('a merge is refused with the reason, and nothing is half done', () => {
  const CASES: [string, () => Promise<[string, string, TestAgent?]>, [number, string]][] = [
    ['into itself', async () => [await record(), ''], [422, 'MERGE_INTO_ITSELF']],
    ['into no case', async () => [await record(), 'D20200101-00001-1'], [404, 'CASE_NOT_FOUND']],
    [
      'into a petition',
      async () => [await record(), await record({ category: 'PEN01', agency: 'maintenance' })],
      [422, 'MERGE_OTHER_KIND'],
    ],
    [
      'of a petition',
      async () => [await record({ category: 'PEN01', agency: 'maintenance' }), await record()],
      [422, 'MERGE_OTHER_KIND'],
    ],
    [
      'into a confidential report',
      async () => [await record(), await record({ confidential: true })],
      [422, 'MERGE_CONFIDENTIAL'],
    ],
    [
      'of a confidential report',
      async () => [await record({ confidential: true }), await record()],
      [422, 'MERGE_CONFIDENTIAL'],
    ],
    [
      'into a case of another agency',
      async () => [await record(), await record({ agency: 'police' })],
      [422, 'MERGE_OTHER_AGENCY'],
    ],
    [
      'into a case in the tray, of one at an agency',
      async () => {
        const tray = await record();
        await hotline.onCase(tray, 'recall', { reason: '待查' });
        return [await record(), tray];
      },
      [422, 'MERGE_OTHER_AGENCY'],
    ],
    [
      'into a withdrawn case',
      async () => {
        const gone = await record();
        await hotline.onCase(gone, 'withdraw', { reason: '撤回' });
        return [await record(), gone];
      },
      [422, 'MERGE_INTO_ENDED'],
    ],
    [
      'of a case that is reported',
      async () => {
        const done = await record();
        await hotline.finish(done);
        return [done, await record()];
      },
      [409, 'ACTION_NOT_POSSIBLE'],
    ],
    [
      'by an officer, of another agency’s',
      async () => [await record({ agency: 'police' }), await record(), hotline.officer],
      [403, 'CASE_NOT_YOURS'],
    ],
    [
      'by an officer, into another agency’s',
      async () => [await record(), await record({ agency: 'police' }), hotline.officer],
      [403, 'CASE_NOT_YOURS'],
    ],
    [
      'by an agent, into a confidential report',
      async () => [await record(), await record({ confidential: true }), hotline.agent],
      [403, 'CASE_CONFIDENTIAL'],
    ],
  ];
  it.each(CASES)('%s', async (_, prepare, refusal) => {
    const [number, into, by = hotline.supervisor] = await prepare();
    const rows = await hotline.rows();
    const { version } = await hotline.page(number);
    const answer = await post(by, `/api/cases/${number}/actions/merge`, { version, into: into || number });
    expect(told(answer)).toEqual(refusal);
    expect(await hotline.rows()).toEqual(rows);
  });

  it('of or into a replayed case', async () => {
    const [one, other] = [await record(), await record()];
    await hotline.server.db.query(`update case_file set origin = 'replay' where number = $1`, [other]);
    expect(told(await merge(one, other))).toEqual([422, 'MERGE_HISTORY']);
    expect(told(await merge(other, one))).toEqual([422, 'MERGE_HISTORY']);
    await hotline.server.db.query(`update case_file set origin = 'live' where number = $1`, [other]);
  });

  it('into one that was merged itself: it says into which', async () => {
    const [lead, member, one] = [await record(), await record(), await record()];
    await hotline.onCase(member, 'merge', { into: lead });
    const answer = await merge(one, member);
    expect(told(answer)).toEqual([422, 'MERGE_INTO_MEMBER']);
    expect(answer.body.detail).toContain(lead);
    expect(told(await merge(lead, member))).toEqual([422, 'MERGE_INTO_MEMBER']);
  });

  it('at the desk: nothing is recorded then', async () => {
    const gone = await record();
    await hotline.onCase(gone, 'withdraw', { reason: '撤回' });
    const secret = await record({ confidential: true });
    const rows = await hotline.rows();
    for (const [joins, refusal] of [
      [gone, [422, 'MERGE_INTO_ENDED']],
      [secret, [403, 'CASE_CONFIDENTIAL']],
      ['D20200101-00001-1', [404, 'CASE_NOT_FOUND']],
    ] as const) {
      const answer = await post(hotline.agent, '/api/contacts', contactWith([{ ...POTHOLE, joins }]));
      expect(told(answer)).toEqual(refusal);
    }
    expect(await hotline.rows()).toEqual(rows);
  });

  it('by an officer of both, it is done', async () => {
    const [lead, member] = [await record(), await record()];
    expect((await merge(member, lead, hotline.officer)).status).toBe(200);
    expect((await hotline.officer.get(`/api/cases/${member}`)).status).toBe(200);
    expect((await police.get(`/api/cases/${member}`)).status).toBe(403);
    await whole();
  });
});

describe('a case that was merged', () => {
  let lead: string;
  let member: string;
  beforeAll(async () => {
    [lead, member] = [await record(), await record()];
    await hotline.onCase(member, 'merge', { into: lead });
  });

  const BODY: Partial<Record<CaseActionName, object>> = {
    route: { agency: 'maintenance' },
    reassign: { agency: 'police', reason: '權責' },
    recategorise: { category: 'RD02' },
    release: { how: 'sms' },
    'co-handle': { agencies: ['transport'], question: '請表示意見' },
    remind: { text: '民眾再次來電' },
    split: { members: ['D20200101-00001-1'], reason: '分' },
  };
  const NAMES = (Object.keys(CASE_ACTIONS) as CaseActionName[]).filter(
    name =>
      ((CASE_ACTIONS[name] as CaseAction).only?.includes('dispatch') ?? true) &&
      CASE_ACTIONS[name].target === 'case' &&
      ![
        'note',
        'unmerge',
        'release-member',
        'arbitrate',
        'accept-sample',
        'reject-sample',
        'supplement',
        'record-oral',
        'link-repeat',
        'plan-visit',
        'open-petition',
        'merge',
      ].includes(name),
  );
  it.each(NAMES)('is not %s by itself, and names the one that leads', async name => {
    const rows = await hotline.rows();
    const answer = await act(member, name, BODY[name] ?? { reason: '測試' });
    expect(told(answer)).toEqual([409, 'CASE_MERGED']);
    expect(answer.body.detail).toContain(lead);
    expect(await hotline.rows()).toEqual(rows);
  });

  it('is not merged elsewhere, nor on its ended order, nor given more time', async () => {
    expect(told(await merge(member, await record()))).toEqual([409, 'CASE_MERGED']);
    const [order] = (await hotline.page(member)).workOrders;
    const acted = await post(hotline.officer, `/api/work-orders/${order?.id}/actions/acknowledge`, {
      version: order?.version,
    });
    expect(told(acted)).toEqual([409, 'CASE_MERGED']);
    const { version } = await hotline.page(member);
    const asked = await post(hotline.officer, `/api/cases/${member}/extensions`, {
      ...{ version, clock: 'complete', size: 1, reason: '備料' },
    });
    expect(told(asked)).toEqual([409, 'CASE_MERGED']);
  });

  it('names no case to who may not read it', async () => {
    const here = await signIn(hotline.server.app, 'officer', 'maintenance');
    const district = await hotline.server.db.query<{ d: string }>(
      'select district as d from case_file where number = $1',
      [lead],
    );
    await hotline.server.db.query(`update case_file set district = '64000010' where number = $1`, [lead]);
    await hotline.server.db.query(
      `update staff set districts = array['64000050'] where role = 'officer' and agency = 'maintenance'`,
    );
    const { version } = await hotline.page(member);
    const { body } = await post(here, `/api/cases/${member}/actions/merge`, { version, into: lead });
    expect([body.code, body.detail.includes(lead)]).toEqual(['CASE_MERGED', false]);
    await hotline.server.db.query(`update case_file set district = $2 where number = $1`, [
      lead,
      district[0]?.d,
    ]);
    await hotline.server.db.query(`update staff set districts = null where role = 'officer'`);
  });

  it('offers its own buttons only, and says why there are no others', async () => {
    const { actions } = await hotline.page(member);
    expect(actions.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual(['note', 'unmerge']);
    for (const { action, allowed, why } of actions)
      if (!allowed && action !== 'release-member') expect(why?.['zh-TW']).toContain(lead);
    expect(told(await act(member, 'release-member', { how: 'sms' }))).toEqual([409, 'LEAD_NOT_RELEASED']);
  });

  it('leaves only with who may: once it was reported, who may reopen', async () => {
    expect(told(await act(lead, 'unmerge', { reason: '不同' }))).toEqual([409, 'ACTION_NOT_POSSIBLE']);
    expect(told(await act(member, 'unmerge', { reason: '不同' }, police))).toEqual([403, 'CASE_NOT_YOURS']);
    const elsewhere = { reason: '不同', agency: 'police' };
    expect(told(await act(member, 'unmerge', elsewhere, hotline.officer))).toEqual([403, 'CASE_NOT_YOURS']);
    expect(told(await act(member, 'unmerge', { ...elsewhere, agency: 'xx' }))).toEqual([
      422,
      'UNKNOWN_AGENCY',
    ]);
    await hotline.finish(lead);
    expect(told(await act(member, 'unmerge', { reason: '不滿' }, hotline.agent))).toEqual([
      403,
      'CASE_NOT_YOURS',
    ]);
    expect(told(await act(lead, 'split', { members: [member], reason: '分' }))).toEqual([
      409,
      'ACTION_NOT_POSSIBLE',
    ]);
    await whole();
  });

  it('is not taken back from its release by itself, nor named as another’s', async () => {
    await hotline.onCase(lead, 'release', { how: 'called_back' });
    expect(told(await act(member, 'take-back-release', { reason: '誤按' }))).toEqual([
      409,
      'CASE_IN_INCIDENT',
    ]);
    const [one, other] = [await record(), await record()];
    expect(told(await act(one, 'split', { members: [other], reason: '分' }))).toEqual([422, 'NOT_MEMBERS']);
  });

  it('keeps the one that leads from becoming confidential', async () => {
    const [one, other] = [await record(), await record()];
    await hotline.onCase(other, 'merge', { into: one });
    const { body } = await hotline.supervisor.get('/api/city').expect(200);
    const secret = body.categories.find(
      (category: { kind: string; confidential: boolean }) =>
        category.kind === 'dispatch' && category.confidential,
    );
    if (secret)
      expect(told(await act(one, 'recategorise', { category: secret.code }))).toEqual([
        409,
        'MEMBERS_STAY_UNNAMED',
      ]);
  });
});

describe('at once', () => {
  it('one into the other and the other way round: one is done, the other is told', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [await record(), await record()];
      const answers = await Promise.all([merge(one, other), merge(other, one)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, expect.any(Number)]);
      const refused = answers.find(({ status }) => status !== 200);
      expect(['CASE_MERGED', 'MERGE_INTO_MEMBER']).toContain(refused?.body.code);
    }
    await whole();
  });

  it('two people into two cases: one is done, the other is told into which', async () => {
    const [one, first, second] = [await record(), await record(), await record()];
    const { version } = await hotline.page(one);
    const answers = await Promise.all(
      [first, second].map(into =>
        post(hotline.supervisor, `/api/cases/${one}/actions/merge`, { version, into }),
      ),
    );
    const [refused] = answers.filter(({ status }) => status !== 200);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(refused?.body.code).toBe('CASE_MERGED');
    expect([first, second].some(number => refused?.body.detail.includes(number))).toBe(true);
    await whole();
  });

  it('somebody joins while it is reported, released or withdrawn: everybody is in one incident or on their own', async () => {
    for (const action of ['finish', 'withdraw', 'finish', 'withdraw', 'finish', 'withdraw'] as const) {
      const [lead, member, joining] = [await record(), await record(), await record()];
      await hotline.onCase(member, 'merge', { into: lead });
      const answers = await Promise.all([
        merge(joining, lead),
        act(member, 'unmerge', { reason: '不同' }),
        action === 'finish' ? hotline.finish(lead) : hotline.onCase(lead, 'withdraw', { reason: '撤回' }),
      ]);
      for (const answer of answers) expect(answer?.status ?? 200).toBeLessThan(500);
      await whole();
    }
    expect(
      await hotline.server.db.query(`select 1 from case_file where state = 'merged' and agency is null`),
    ).toEqual([]);
  });
});
