import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CitizensService } from '../../src/citizens/citizens.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { hire } from '../support/people.js';

const wang = {
  name: '王小明',
  phone: '0912-345-678',
  email: 'wang.xm@example.tw',
  address: '高雄市苓雅區四維三路2號',
};

let server: TestApp;
let citizens: CitizensService;
let reader: { id: string };
const remember = (person: Parameters<CitizensService['remember']>[1]) =>
  server.db.transaction(tx => citizens.remember(tx, person));
const looks = (citizenId: string | null) =>
  server.db.query<{ staff: string; action: string; reason: string }>(
    `select staff_id as staff, action, reason from access_log where citizen_id is not distinct from $1 order by id`,
    [citizenId],
  );

beforeAll(async () => {
  server = await startApp();
  citizens = server.app.get(CitizensService);
  reader = await hire(server.app, 'agent');
});
afterAll(() => server.close());

describe('personal data', () => {
  it('stand nowhere in clear in the bytes of the database', async () => {
    const id = await remember(wang);
    await citizens.read(server.db, id as string, reader, 'the citizen calls again');
    const tables = await server.db.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const spellings = [...Object.values(wang), '+886912345678', '0912345678', '小明'];
    for (const { name } of tables) {
      const [row] = await server.db.query<{ all: string | null }>(
        `select string_agg(t::text, ' ') as all from "${name}" t`,
      );
      for (const text of spellings)
        for (const bytes of [text, Buffer.from(text).toString('hex'), Buffer.from(text).toString('base64')])
          expect([name, row?.all?.includes(bytes) ?? false]).toEqual([name, false]);
    }
  });

  it('come out as they went in, through the one door, which notes who asked and why', async () => {
    const id = (await remember({ ...wang, phone: '0911-000-001' })) as string;
    expect(await citizens.read(server.db, id, reader, 'call back')).toEqual({
      ...wang,
      phone: '0911-000-001',
    });
    expect(await looks(id)).toEqual([{ staff: reader.id, action: 'person.read', reason: 'call back' }]);
  });

  it('are not given out when the reading cannot be noted', async () => {
    const id = (await remember({ ...wang, phone: '0911-000-002' })) as string;
    const nobody = { id: '00000000-0000-7000-8000-000000000000' };
    await expect(citizens.read(server.db, id, nobody, 'curiosity')).rejects.toThrow();
    await expect(citizens.findByPhone('0911-000-002', nobody)).rejects.toThrow();
    expect(await looks(id)).toEqual([]);
  });

  it('of nobody are null, and nothing is noted', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await citizens.read(server.db, nobody, reader, 'a guess')).toBeNull();
    expect(await looks(nobody)).toEqual([]);
  });

  it('cannot be given to somebody else by who can write the table', async () => {
    const [owner, other] = [
      await remember({ ...wang, phone: '0911-000-003' }),
      await remember({ ...wang, phone: '0911-000-004' }),
    ];
    await server.db.query(
      'update citizen set phone = (select phone from citizen where id = $1) where id = $2',
      [owner, other],
    );
    await expect(citizens.read(server.db, other as string, reader, 'call back')).rejects.toThrow();
    expect((await citizens.read(server.db, owner as string, reader, 'call back'))?.phone).toBe(
      '0911-000-003',
    );
  });

  it('leave a trace that cannot be taken away', async () => {
    await expect(server.db.query('delete from access_log')).rejects.toThrow('append-only');
    await expect(server.db.query(`update access_log set reason = 'none'`)).rejects.toThrow('append-only');
  });
});

describe('who asked', () => {
  it('is found by telephone, however it is spelled, and the search is noted', async () => {
    const id = (await remember({ name: '陳美麗', phone: '07-336-8333#12' })) as string;
    const found = await citizens.findByPhone('+886 7 3368333', reader);
    expect(found).toEqual([{ id, name: '陳美麗', phone: '07-336-8333#12', email: null, address: null }]);
    expect(await looks(id)).toEqual([{ staff: reader.id, action: 'person.searched', reason: 'phone' }]);
  });

  it('is not found by another number; that search is noted too', async () => {
    const before = (await looks(null)).length;
    expect(await citizens.findByPhone('07-336-8334', reader)).toEqual([]);
    expect(await citizens.findByPhone('不詳', reader)).toEqual([]);
    expect(await looks(null)).toHaveLength(before + 2);
  });

  it('is the same person when name and telephone agree, and a new one when something is different', async () => {
    const first = await remember({ name: '張三', phone: '0922-000-001', address: '前鎮區' });
    expect(await remember({ name: '張三', phone: '+886922000001' })).toBe(first);
    expect(await remember({ name: '李四', phone: '0922-000-001' })).not.toBe(first);
    expect(await remember({ name: '張三', phone: '0922-000-001', address: '鼓山區' })).not.toBe(first);
    expect(await citizens.findByPhone('0922000001', reader)).toHaveLength(3);
  });

  it('need not be told', async () => {
    expect(await remember({})).toBeNull();
    expect(await remember({ name: ' ', phone: '' })).toBeNull();
    expect(await remember({ name: '不願具名' })).not.toBeNull();
  });
});
