import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { type Role, roles } from '../../src/access/roles.js';
import type { UnsealingDto } from '../../src/cases/unsealing.dto.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const WANG = {
  name: '王曉鈴',
  phone: '0912-345-678',
  email: 'wang.xl@example.tw',
  address: '苓雅區四維三路 2 號',
};
const REASON = '需與陳情人約定會勘時間';
const ASKERS: Role[] = ['agent', 'supervisor', 'petition_clerk', 'inspector', 'officer', 'agency_chief'];
const DECIDES: Partial<Record<Role, Role>> = {
  ...{ agent: 'supervisor', petition_clerk: 'supervisor', inspector: 'supervisor' },
  ...{ officer: 'agency_chief', agency_chief: 'commission', supervisor: 'commission' },
};

let hotline: Hotline;
const people = new Map<string, TestAgent>();
const as = (role: Role, agency = ''): TestAgent => people.get(`${role} ${agency}`.trim()) as TestAgent;

const record = async (wish: object = {}, citizen: object | null = WANG): Promise<string> =>
  (await hotline.record(wish, citizen ? { citizen } : {})).number;
const petitioner = (by: TestAgent, number: string) => post(by, `/api/cases/${number}/petitioner`, {});
const ask = async (by: TestAgent, number: string, reason = REASON): Promise<UnsealingDto> =>
  (await post(by, `/api/cases/${number}/unsealings`, { reason }).expect(201)).body;
const act = (by: TestAgent, id: string, action: string, body: object = {}) =>
  post(by, `/api/unsealings/${id}/actions/${action}`, { version: 1, ...body });
const listed = async (by: TestAgent, query: object): Promise<UnsealingDto[]> =>
  (await by.get('/api/unsealings').query(query).expect(200)).body.items;
const recorded = (number: string) =>
  hotline.server.db.query<{ action: string; role: string; reason: string | null; subject: string }>(
    `select l.action, s.role, l.reason, l.subject from access_log l join case_file c on c.id = l.case_id
       join staff s on s.id = l.staff_id where c.number = $1 order by l.at, l.id`,
    [number],
  );

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-16T09:00:00+08:00' });
  for (const role of roles) people.set(role, await signIn(hotline.server.app, role));
  people.set('supervisor another', await signIn(hotline.server.app, 'supervisor'));
  people.set('agency_chief another', await signIn(hotline.server.app, 'agency_chief'));
  people.set('officer police', await signIn(hotline.server.app, 'officer', 'police'));
  people.set('agency_chief police', await signIn(hotline.server.app, 'agency_chief', 'police'));
});
afterAll(() => hotline.close());

describe('to know who asked', () => {
  it.each(ASKERS)('the %s asks, somebody else decides, and everything is recorded', async role => {
    const number = await record();
    const asker = as(role);
    const asked = await ask(asker, number);
    expect(asked).toMatchObject({
      state: 'asked',
      reason: REASON,
      decider: DECIDES[role],
      isMine: true,
      mayDecide: false,
    });
    await petitioner(asker, number).expect(403);
    for (const [who, other] of people) {
      const mayDecide = who !== role && (who === DECIDES[role] || who === `${DECIDES[role]} another`);
      expect([who, (await listedBy(other, asked.id))?.mayDecide ?? false]).toEqual([who, mayDecide]);
      if (!mayDecide) expect([who, (await act(other, asked.id, 'approve')).status]).toEqual([who, 403]);
    }
    const decider = as(DECIDES[role] as Role);
    expect((await act(decider, asked.id, 'approve')).body).toMatchObject({
      state: 'approved',
      version: 2,
      untilAt: '2026-11-17T01:00:00.000Z',
    });
    expect((await petitioner(asker, number)).body).toEqual({ ...WANG, ground: 'unsealed' });
    await petitioner(decider, number).expect(403);
    expect(await recorded(number)).toEqual(
      expect.arrayContaining([
        { action: 'unsealing.asked', role, reason: REASON, subject: `unsealing:${asked.id}` },
        { action: 'unsealing.approved', role: DECIDES[role], reason: null, subject: `unsealing:${asked.id}` },
        { action: 'person.read', role, reason: number, subject: 'ground:unsealed' },
      ]),
    );
  });

  it('stands in the record for ever, so that no reason in it names anybody', async () => {
    const number = await record();
    const reason = `請洽${WANG.name} ${WANG.phone}`;
    const { id } = await ask(as('officer'), number, reason);
    await act(as('agency_chief'), id, 'approve', { note: reason }).expect(200);
    await post(as('officer'), `/api/cases/${number}/petitioner`, { reason }).expect(200);
    const covered = '請洽〔姓名〕 〔電話〕';
    expect((await recorded(number)).map(one => one.reason)).toEqual([
      covered,
      covered,
      `${number}: ${covered}`,
    ]);
    expect((await listed(as('officer'), {})).find(one => one.id === id)).toMatchObject({ reason });
  });

  const listedBy = async (by: TestAgent, id: string): Promise<UnsealingDto | undefined> =>
    ((await by.get('/api/unsealings')).body.items as UnsealingDto[] | undefined)?.find(one => one.id === id);

  it.each(['manager', 'commission', 'auditor', 'admin'] as const)('the %s cannot ask', async role => {
    const answer = await post(as(role), `/api/cases/${await record()}/unsealings`, { reason: REASON });
    expect(answer.body).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
  });

  it('needs a reason, a petitioner, a case of one’s own, and is asked once at a time', async () => {
    const number = await record();
    const wrong = (by: TestAgent, of: string, body: object = { reason: REASON }) =>
      post(by, `/api/cases/${of}/unsealings`, body).then(({ body: { status, code } }) => `${status} ${code}`);
    for (const body of [{}, { reason: '' }, { reason: '   ' }, { reason: REASON, staffId: 'x' }])
      expect(await wrong(as('officer'), number, body)).toBe('400 INVALID');
    expect(await wrong(as('officer'), await record({}, null))).toBe('404 NO_PETITIONER');
    expect(await wrong(as('officer', 'police'), number)).toBe('403 CASE_NOT_YOURS');
    expect(await wrong(as('officer'), 'D20000101-00000-0')).toBe('404 CASE_NOT_FOUND');
    await ask(as('officer'), number);
    expect(await wrong(as('officer'), number)).toBe('409 ALREADY_ASKED');
  });

  it('is decided by the commission where the agency has no chief at work', async () => {
    const number = await record({ category: 'EP04' });
    const officer = await signIn(hotline.server.app, 'officer', 'environment');
    const { id, decider } = await ask(officer, number);
    expect(decider).toBe('commission');
    await act(as('agency_chief'), id, 'approve').expect(403);
    await act(as('commission'), id, 'approve').expect(200);
    await petitioner(officer, number).expect(200);
  });

  it('is refused with a word, and may be asked again', async () => {
    const number = await record();
    const { id } = await ask(as('officer'), number);
    await act(as('agency_chief'), id, 'refuse').expect(400);
    await act(as('agency_chief'), id, 'refuse', { note: '請以公文聯繫' }).expect(200);
    expect((await hotline.page(number, as('officer'))).identity).toMatchObject({
      ground: null,
      mayAsk: true,
      request: { state: 'refused', note: '請以公文聯繫' },
    });
    await petitioner(as('officer'), number).expect(403);
    expect((await act(as('agency_chief'), id, 'approve', { version: 2 })).body.code).toBe(
      'ACTION_NOT_POSSIBLE',
    );
    await ask(as('officer'), number);
  });

  it('is decided on the version that was read', async () => {
    const { id } = await ask(as('officer'), await record());
    expect((await act(as('agency_chief'), id, 'approve', { version: 7 })).body.code).toBe('STALE_VERSION');
    const both = await Promise.all([
      act(as('agency_chief'), id, 'approve'),
      act(as('agency_chief', 'another'), id, 'refuse', { note: '否' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is nobody’s to see but the asker’s and the deciders’', async () => {
    const number = await record();
    const { id } = await ask(as('officer'), number, '原因只給核准人看');
    for (const [who, other] of people) {
      const seen = ((await other.get('/api/unsealings?state=asked')).body.items ?? []) as UnsealingDto[];
      const expected = ['officer', 'agency_chief', 'agency_chief another'].includes(who);
      expect([who, seen.some(one => one.id === id)]).toEqual([who, expected]);
    }
    expect((await listed(as('officer'), { view: 'decide' })).map(one => one.id)).not.toContain(id);
    expect((await listed(as('agency_chief'), { view: 'mine' })).map(one => one.id)).not.toContain(id);
    const page = await hotline.page(number);
    expect(page.timeline[0]?.kind).toBe('unsealing.asked');
    expect(JSON.stringify(page)).not.toContain('原因只給核准人看');
  });
});

describe('an unsealing ends', () => {
  const approved = async (number: string): Promise<string> => {
    const { id } = await ask(as('officer'), number);
    await act(as('agency_chief'), id, 'approve').expect(200);
    await petitioner(as('officer'), number).expect(200);
    return id;
  };

  it('by the hand of who has it, or of who granted it, and of nobody else', async () => {
    const number = await record();
    const id = await approved(number);
    for (const other of [
      as('supervisor'),
      as('officer', 'police'),
      as('agency_chief', 'police'),
      as('agent'),
    ])
      await act(other, id, 'end', { version: 2 }).expect(403);
    await act(as('agency_chief'), id, 'end', { version: 2 }).expect(200);
    await petitioner(as('officer'), number).expect(403);
    expect((await act(as('officer'), id, 'end', { version: 3 })).body.code).toBe('ACTION_NOT_POSSIBLE');
    await act(as('officer'), await approved(await record()), 'end', { version: 2 }).expect(200);
  });

  it('when the case goes to another agency, also one that waits; who comes back asks anew', async () => {
    const number = await record();
    const id = await approved(number);
    const { id: waiting } = await ask(hotline.officer, number);
    await hotline.onCase(number, 'reassign', { agency: 'police', reason: '屬警察局' });
    expect((await petitioner(as('officer'), number)).body.code).toBe('CASE_NOT_YOURS');
    for (const one of [id, waiting])
      expect((await listed(as('agency_chief'), {})).find(found => found.id === one)?.state).toBe('ended');
    await hotline.onCase(number, 'reassign', { agency: 'maintenance', reason: '屬養工處' });
    expect((await petitioner(as('officer'), number)).body.code).toBe('IDENTITY_SEALED');
    const told = (await hotline.told(number)).filter(({ kind }) => kind === 'unsealing.ended');
    expect(told.map(({ payload }) => payload.why)).toEqual(['handed-over', 'handed-over']);
  });

  it('when the centre takes the case back', async () => {
    const number = await record();
    await approved(number);
    await hotline.onCase(number, 'recall', { reason: '資料不足' });
    await petitioner(as('officer'), number).expect(403);
  });

  it('not with the release', async () => {
    const number = await record();
    await approved(number);
    await hotline.finish(number);
    await hotline.onCase(number, 'release', { how: 'sms' });
    await petitioner(as('officer'), number).expect(200);
  });

  it('by itself a day later, at the minute', async () => {
    const number = await record();
    const id = await approved(number);
    await hotline.server.moveTo('2026-11-17T08:59:59.999+08:00');
    await petitioner(as('officer'), number).expect(200);
    await hotline.server.moveTo('2026-11-17T09:00:00+08:00');
    await petitioner(as('officer'), number).expect(403);
    expect((await listed(as('officer'), { state: 'expired' })).map(one => one.id)).toContain(id);
    expect((await listed(as('officer'), { state: 'approved' })).map(one => one.id)).not.toContain(id);
    expect((await hotline.page(number, as('officer'))).identity).toMatchObject({
      ground: null,
      mayAsk: true,
      request: { state: 'expired' },
    });
  });
});

describe('by an account that the decider has made', () => {
  /** The chief keeps the one-time link of the officer they have made. */
  const puppetOf = async (chief: TestAgent, agency: string): Promise<TestAgent> => {
    const username = `officer.${agency}.puppet`;
    const made = await chief.post('/api/staff').send({ username, name: '新承辦', role: 'officer', agency });
    const password = 'a brand new sentence';
    const agent = supertest.agent(hotline.server.url);
    await agent.post('/api/password-links/redeem').send({ token: made.body.link.token, password });
    await agent.post('/api/session').send({ username, password }).expect(200);
    return agent;
  };

  it('it takes another chief', async () => {
    const puppet = await puppetOf(as('agency_chief'), 'maintenance');
    const { id, decider } = await ask(puppet, await record());
    expect(decider).toBe('agency_chief');
    const own = await act(as('agency_chief'), id, 'approve');
    expect([own.status, own.body.code]).toEqual([403, 'ACCOUNT_OF_YOURS']);
    await act(as('agency_chief', 'another'), id, 'approve').expect(200);
  });

  it('it takes the commission, where there is no other chief', async () => {
    const puppet = await puppetOf(as('agency_chief', 'police'), 'police');
    const { id, decider } = await ask(puppet, await record({ agency: 'police' }));
    expect(decider).toBe('commission');
    await act(as('agency_chief', 'police'), id, 'approve').expect(403);
  });
});

describe('of a report in confidence', () => {
  it('the commission decides, whoever asks', async () => {
    for (const [role, agency] of [
      ['officer', 'police'],
      ['inspector', ''],
      ['petition_clerk', ''],
    ] as const) {
      const number = await record({ confidential: true, reportedAgency: 'maintenance', agency: 'police' });
      const { id, decider } = await ask(as(role, agency), number);
      expect(decider).toBe('commission');
      for (const other of [as('supervisor'), as('agency_chief', 'police'), as('agency_chief')])
        await act(other, id, 'approve').expect(403);
      await act(as('commission'), id, 'approve').expect(200);
      await petitioner(as(role, agency), number).expect(200);
    }
  });
});
