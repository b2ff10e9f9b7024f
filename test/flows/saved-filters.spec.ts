import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { SavedFilterDto } from '../../src/statistics/saved/saved.dto.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

const ASKED = { clock: 'respond', by: 'unit', unit: ['police'] };
const FILTER = { report: 'breaches', name: '警察局上月', asked: ASKED, period: 'lastMonth', share: 'me' };

describe('A saved filter', () => {
  let city: TestApp;
  const people: Record<'manager' | 'other' | 'chief' | 'sameChief' | 'stranger', TestAgent> =
    Object.create(null);

  beforeAll(async () => {
    city = await startApp({ now: '2026-11-23T08:00:00+08:00' });
    people.manager = await signIn(city.app, 'manager');
    people.other = await signIn(city.app, 'supervisor');
    people.chief = await signIn(city.app, 'agency_chief', 'public-works');
    people.sameChief = await signIn(city.app, 'agency_chief', 'public-works');
    people.stranger = await signIn(city.app, 'agency_chief', 'police');
  });
  afterAll(() => city.close());

  const save = async (by: TestAgent, more: object = {}): Promise<SavedFilterDto> =>
    (
      await by
        .post('/api/reports/saved')
        .send({ ...FILTER, ...more })
        .expect(201)
    ).body;
  const names = async (by: TestAgent): Promise<string[]> =>
    (await by.get('/api/reports/saved?report=breaches').expect(200)).body.items.map(
      ({ name }: SavedFilterDto) => name,
    );
  const change = (by: TestAgent, { id, version }: SavedFilterDto, more: object) =>
    by.post(`/api/reports/saved/${id}`).send({ version, ...more });
  const remove = (by: TestAgent, { id, version }: SavedFilterDto) =>
    by.delete(`/api/reports/saved/${id}?version=${version}`);

  it('is kept as it was asked, with its period as relative as it was', async () => {
    const filter = await save(people.manager, { name: '甲' });
    expect(filter).toMatchObject({ asked: ASKED, period: 'lastMonth', share: 'me', mine: true, version: 1 });
    const { body } = await people.manager.get('/api/reports/saved?report=breaches');
    expect(body.items).toContainEqual(filter);
  });

  it.each([
    ['me', ['manager']],
    ['unit', ['manager', 'other']],
    ['readers', ['manager', 'other', 'chief', 'stranger']],
  ] as const)('shown to %s is seen by %j', async (share, seers) => {
    await save(people.manager, { name: `中心 ${share}`, share });
    for (const who of ['manager', 'other', 'chief', 'stranger'] as const)
      expect([who, (await names(people[who])).includes(`中心 ${share}`)]).toEqual([
        who,
        (seers as readonly string[]).includes(who),
      ]);
  });

  it('of an agency is shown to colleagues of the same one', async () => {
    await save(people.chief, { name: '工務局', share: 'unit' });
    expect(await names(people.sameChief)).toContain('工務局');
    for (const who of ['stranger', 'manager'] as const)
      expect(await names(people[who])).not.toContain('工務局');
  });

  it('is renamed, shared and deleted by its owner alone, as it was seen', async () => {
    const filter = await save(people.manager, { name: '乙', share: 'readers' });
    await change(people.chief, filter, { name: '丙' }).expect(403);
    await remove(people.chief, filter).expect(403);
    const { body: changed } = await change(people.manager, filter, {
      ...{ name: '丙', share: 'me' },
    }).expect(200);
    expect(changed).toMatchObject({ name: '丙', share: 'me', version: 2 });
    await change(people.manager, filter, { name: '丁' }).expect(409);
    await remove(people.chief, changed).expect(404);
    await remove(people.manager, changed).expect(204);
    await remove(people.manager, changed).expect(404);
    expect(await names(people.manager)).not.toContain('丙');
  });

  it('is shown to all who read reports by who may do that, and taken away by them', async () => {
    const wish = { ...FILTER, name: '給大家', share: 'readers' };
    await people.chief.post('/api/reports/saved').send(wish).expect(403);
    const ofChief = await save(people.chief, { name: '給同事', share: 'unit' });
    await change(people.chief, ofChief, { share: 'readers' }).expect(403);
    const filter = await save(people.manager, { name: '給大家', share: 'readers' });
    await change(people.other, filter, { name: '改名' }).expect(403);
    await remove(people.chief, filter).expect(403);
    await remove(people.other, filter).expect(204);
    expect(await names(people.manager)).not.toContain('給大家');
  });

  it('is shown to nobody else any more once its owner has gone', async () => {
    const { id } = await save(people.other, { name: '離職者的條件', share: 'readers' });
    const owner = 'id = (select owner from saved_filter where id = $1)';
    await city.db.query(`update staff set active = false where ${owner}`, [id]);
    expect(await names(people.manager)).not.toContain('離職者的條件');
    await city.db.query(`update staff set active = true where ${owner}`, [id]);
    expect(await names(people.manager)).toContain('離職者的條件');
  });

  it('of a period by its name keeps no days', async () => {
    const days = { from: '2020-01-01', to: '2020-01-31' };
    const relative = await save(people.manager, { name: '相對', asked: { by: 'unit', ...days } });
    expect(relative.asked).toEqual({ by: 'unit' });
    const fixed = { name: '固定', asked: { by: 'unit', ...days }, period: undefined };
    expect(await save(people.manager, fixed)).toMatchObject({ asked: { by: 'unit', ...days }, period: null });
  });

  it.each([
    ['of a report that is not theirs to read', 403, { report: 'call-centre', asked: {} }],
    ['of a period that the report has not', 400, { report: 'time-control', asked: {}, period: 'lastWeek' }],
  ])('%s is not kept', async (_what, status, more) => {
    await people.chief
      .post('/api/reports/saved')
      .send({ ...FILTER, name: '不行', ...more })
      .expect(status);
  });

  it('gives its reader no more than the report would', async () => {
    const filter = await save(people.manager, { name: '越權', share: 'readers' });
    const asked = new URLSearchParams([
      ...Object.entries(filter.asked).flatMap(([key, value]) => [value].flat().map(one => [key, one])),
      ...[
        ['from', '2026-10-01'],
        ['to', '2026-10-31'],
      ],
    ] as [string, string][]);
    const { body } = await people.chief.get(`/api/reports/breaches?${asked}`).expect(200);
    expect(body.rows).toEqual([]);
  });

  it('of reports of bullying is kept with its period, by who reads both', async () => {
    const wish = { report: 'bullying', name: '霸凌上月', asked: {}, period: 'lastMonth', share: 'readers' };
    const filter = await save(people.manager, wish);
    expect(filter).toMatchObject({ report: 'bullying', asked: {}, period: 'lastMonth' });
    const { body } = await people.other.get('/api/reports/saved?report=bullying').expect(200);
    expect(body.items.map(({ name }: SavedFilterDto) => name)).toEqual(['霸凌上月']);
    const wrong = { ...wish, name: '學校', asked: { school: '某國小' } };
    await people.manager.post('/api/reports/saved').send(wrong).expect(400);
    // Counts them, and reads no other report.
    const clerk = await signIn(city.app, 'petition_clerk');
    await clerk.post('/api/reports/saved').send(wish).expect(403);
    // Of an agency that the city has not assigned.
    const ofChief = { ...wish, name: '警察局', share: 'me' };
    const refused = await people.stranger.post('/api/reports/saved').send(ofChief).expect(403);
    expect(refused.body.code).toBe('BULLYING_NOT_YOURS');
    await people.stranger.get('/api/reports/saved?report=bullying').expect(403);
  });

  it('has a name of its own among its owner’s', async () => {
    await save(people.manager, { name: '同名' });
    const { body } = await people.manager
      .post('/api/reports/saved')
      .send({ ...FILTER, name: ' 同名 ' })
      .expect(422);
    expect(body).toMatchObject({ code: 'FILTER_NAME_TAKEN', fields: [{ field: 'name' }] });
    await save(people.other, { name: '同名' });
  });

  it.each([
    ['a report there is none of', { report: 'day' }],
    ['no name', { name: '  ' }],
    ['a name that is too long', { name: '長'.repeat(61) }],
    ['an unknown limit', { asked: { clock: 'deliver' } }],
    ['an unknown field', { asked: { sql: '1' } }],
    ['a list of objects', { asked: { unit: [{ a: 1 }] } }],
    ['no period at all', { period: undefined }],
    ['an unknown period', { period: 'tomorrow' }],
    ['an unknown circle', { share: 'world' }],
    ['too many keys', { asked: { unit: Array.from({ length: 101 }, String) } }],
  ])('with %s is refused in words', async (_what, more) => {
    const { body } = await people.manager
      .post('/api/reports/saved')
      .send({ ...FILTER, name: '錯', ...more })
      .expect(400);
    expect(body.fields?.length).toBeGreaterThan(0);
  });

  it('may name two days instead', async () => {
    const asked = { ...ASKED, from: '2026-11-01', to: '2026-11-05' };
    expect(await save(people.manager, { name: '兩日', asked, period: undefined })).toMatchObject({
      ...{ asked, period: null },
    });
  });

  it('is one of a hundred at most', async () => {
    const many = await signIn(city.app, 'manager');
    const { id } = (await many.get('/api/session').expect(200)).body;
    await city.db.query(
      `insert into saved_filter
       select gen_random_uuid(), 1, 'breaches', nr::text, $1, '{}', 'lastMonth', 'me', now()
         from generate_series(1, 99) nr`,
      [id],
    );
    await save(many, { name: '第一百' });
    const { body } = await many.post('/api/reports/saved').send(FILTER).expect(422);
    expect(body.code).toBe('TOO_MANY_FILTERS');
  });

  it('is for those who read reports', async () => {
    for (const role of ['agent', 'officer', 'auditor', 'admin'] as const) {
      const person = await signIn(city.app, role);
      await person.get('/api/reports/saved?report=breaches').expect(403);
      await person.post('/api/reports/saved').send(FILTER).expect(403);
    }
  });
});
