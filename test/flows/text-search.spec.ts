import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { CaseListDto } from '../../src/desk/case-list.dto.js';
import { Hotline, post, rowsOf } from '../support/hotline.js';
import { hire, signIn } from '../support/people.js';

const [HERE, ELSEWHERE] = ['64000050', '64000010'] as const;
const WANG = { name: '王小明', phone: '0912-345-678' };

let city: Hotline;
let drainage: TestAgent;
let clerk: TestAgent;

beforeAll(async () => {
  city = await Hotline.open({ now: '2026-11-21T08:00:00+08:00' });
  drainage = await signIn(city.server.app, 'officer', 'water-resources');
  clerk = await signIn(city.server.app, 'petition_clerk');
});
afterAll(() => city.close());

const search = async (text: string, by = city.agent, more: object = {}): Promise<CaseListDto> =>
  (await post(by, '/api/cases/search', { text, ...more }).expect(200)).body;
const found = async (text: string, by = city.agent): Promise<string[]> =>
  (await search(text, by)).items.map(({ number }) => number);
const record = async (wish: Parameters<Hotline['record']>[0], contact: object = {}): Promise<string> =>
  (await city.record(wish, contact)).number;
const recorded = (): Promise<{ reason: string; caseId: string | null; citizenId: string | null }[]> =>
  city.server.db.query(
    `select reason, case_id as "caseId", citizen_id as "citizenId" from access_log
      where action = 'text.searched' order by at desc, id desc`,
  );

describe('a case is found by what was typed', () => {
  it('in its description, by two characters and by more', async () => {
    const number = await record({ description: '巷口的鞦韆壞了，孩子摔下來' });
    for (const text of ['鞦韆', '鞦韆壞了', '孩子摔下', '  鞦韆 '])
      expect([text, await found(text)]).toEqual([text, [number]]);
    expect(await found('鞦子')).toEqual([]);
    // Both pairs are there, the words are not.
    expect(await found('鞦韆壞掉')).toEqual([]);
  });

  it('by its place, and by a note', async () => {
    const number = await record({ place: '鹽埕埔倉庫後門' });
    await city.onCase(number, 'note', { text: '里長說是螢火蟲棲地' });
    expect(await found('倉庫後')).toEqual([number]);
    expect(await found('螢火')).toEqual([number]);
    expect((await search('螢火')).total).toBe(1);
  });

  it('however wide and however large it was typed', async () => {
    const number = await record({ description: '停了一輛ＡＢＣ－９８７６的車' });
    expect(await found('abc-9876')).toEqual([number]);
    expect(await found('ＡＢＣ－９８')).toEqual([number]);
  });

  it('newest first and page by page', async () => {
    const numbers: string[] = [];
    for (let i = 0; i < 3; i += 1) numbers.push(await record({ description: `貓頭鷹第${i}隻` }));
    const first = await search('貓頭鷹', city.agent, { limit: 2 });
    expect(first).toMatchObject({ total: 3, next: expect.any(String) });
    const second = await search('貓頭鷹', city.agent, { limit: 2, after: first.next });
    expect([...first.items, ...second.items].map(({ number }) => number)).toEqual(numbers.reverse());
    expect(second.next).toBeNull();
  });

  it('where % and _ are letters, and so is a backslash', async () => {
    const number = await record({ description: String.raw`坡度100%_左右\彎` });
    await record({ description: '坡度100度左右，彎' });
    for (const text of ['0%_左', '%_', String.raw`右\彎`, '100%'])
      expect(await found(text)).toEqual([number]);
    expect(await found('%%')).toEqual([]);
    expect(await found('__')).toEqual([]);
  });

  it('replayed or not, as in the list', async () => {
    const number = await record({ description: '去年的風箏纏在電線上' });
    await city.server.db.query(`update case_file set origin = 'replay' where number = $1`, [number]);
    expect(await found('風箏')).toEqual([number]);
  });

  it('but not by less than two characters, nor by more than a hundred', async () => {
    for (const body of [{ text: '燈' }, { text: ' 燈 ' }, { text: 'x'.repeat(101) }, { text: ['路燈'] }, {}])
      await post(city.agent, '/api/cases/search', body).expect(400);
  });
});

describe('an agency', () => {
  const WISH = {
    place: '建工路9號（王小明家對面）',
    description: '我是王小明，電話０９１２３４５６７８，門口長頸鹿雕像倒了',
  };
  let number: string;
  beforeAll(async () => {
    number = await record(WISH, { citizen: WANG });
    await city.onCase(number, 'note', { text: '王小明又來電，雕像已裂成碎片' });
  });

  it('finds its case by the matter, and not by who is covered in it', async () => {
    for (const text of ['長頸鹿', '雕像', '碎片', '家對面'])
      expect([text, await found(text, city.officer)]).toEqual([text, [number]]);
    for (const text of ['王小明', '小明', '0912345678', '0912', '是王', '明家對面']) {
      expect([text, await search(text, city.officer)]).toMatchObject([text, { items: [], total: 0 }]);
      expect([text, await found(text)]).toEqual([text, [number]]);
    }
    expect(JSON.stringify(await search('長頸鹿', city.officer))).not.toContain('王小明');
  });

  it('finds no case of another agency, and its own again when it has it', async () => {
    expect(await search('長頸鹿', drainage)).toMatchObject({ items: [], total: 0, next: null });
    const moved = await record({ description: '河馬在滯洪池' });
    await city.onCase(moved, 'reassign', { agency: 'water-resources', reason: '移請卓處' });
    expect(await found('河馬', drainage)).toEqual([moved]);
    expect(await found('河馬', city.officer)).toEqual([]);
  });

  it('finds what is with those below it, and they do not find what is with it', async () => {
    const [pair] = await city.server.db.query<{ parent: string; child: string }>(
      `select p.code as parent, c.code as child
         from city_entry c join city_entry p on p.kind = 'agency' and p.valid_to is null
                                            and p.code = c.content ->> 'parent'
        where c.kind = 'agency' and c.valid_to is null order by c.code limit 1`,
    );
    const { parent, child } = pair as { parent: string; child: string };
    const below = await record({ agency: child, description: '犀牛布偶掉在路上' });
    expect(await found('犀牛', await signIn(city.server.app, 'agency_chief', parent))).toEqual([below]);
    const above = await record({ agency: parent, description: '犀牛雕像的底座' });
    expect(await found('犀牛', await signIn(city.server.app, 'officer', child))).toEqual([below]);
    expect(await found('底座', await signIn(city.server.app, 'officer', parent))).toEqual([above]);
  });
});

describe('nobody finds more than the list shows', () => {
  it('of other districts', async () => {
    const { id, username, password } = await hire(city.server.app, 'agent');
    await city.server.db.query('update staff set districts = $2 where id = $1', [id, [HERE]]);
    const local = supertest.agent(city.server.app.getHttpServer());
    await local.post('/api/session').send({ username, password }).expect(200);
    const near = await record({ district: HERE, description: '企鵝燈籠熄了' });
    const far = await record({ district: ELSEWHERE, description: '企鵝燈籠亮了' });
    expect(await found('企鵝燈籠', local)).toEqual([near]);
    expect(await found('企鵝燈籠')).toEqual([far, near]);
  });

  it('of reports in confidence', async () => {
    const number = await record({ description: '檢舉袋鼠工廠排廢水' });
    await city.server.db.query('update case_file set confidential = true where number = $1', [number]);
    expect(await search('袋鼠工廠')).toMatchObject({ items: [], total: 0 });
    expect(await found('袋鼠工廠', clerk)).toEqual([number]);
    expect(await found('袋鼠工廠', city.officer)).toEqual([number]);
  });

  it('who may read no cases', async () => {
    for (const role of ['auditor', 'admin'] as const)
      await post(await signIn(city.server.app, role), '/api/cases/search', { text: '路面' }).expect(403);
    await post(supertest.agent(city.server.app.getHttpServer()), '/api/cases/search', {
      text: '路面',
    }).expect(401);
  });
});

describe('a search', () => {
  it('is recorded each time, also when it finds nothing, with personal data covered', async () => {
    const before = (await recorded()).length;
    await search('無此無彼');
    await search('無此無彼');
    await search('王先生 0912345678');
    const after = await recorded();
    expect(after.length).toBe(before + 3);
    expect(after[0]).toEqual({ reason: '〔姓名〕先生 〔電話〕', caseId: null, citizenId: null });
    expect(after[1]).toMatchObject({ reason: '無此無彼' });
  });

  it('reaches no event, writes nothing else, and is not recorded when it is refused', async () => {
    const [rows, before] = [await rowsOf(city.server), (await recorded()).length];
    await search('穿山甲出沒');
    await post(city.agent, '/api/cases/search', { text: '山' }).expect(400);
    expect(await rowsOf(city.server)).toEqual(rows);
    expect((await recorded()).length).toBe(before + 1);
    await city.server.settle();
    expect(await city.server.db.query(`select 1 from event where payload::text like '%穿山甲%'`)).toEqual([]);
  });
});
