import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asker } from '../../src/access/rights.js';
import { CallerSearchService, MOST_SEARCHES } from '../../src/citizens/caller-search.service.js';
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
let callers: CallerSearchService;
/** Only a search by the number gives somebody a ground here: as an agent has it while the caller is on the line. */
const newReader = async (): Promise<Asker> => {
  const { id } = await hire(server.app, 'agent');
  return { id, role: 'agent', agency: null };
};
const during = async (phone: string): Promise<Asker> => {
  const reader = await newReader();
  await callers.search(phone, reader);
  return reader;
};
const read = (citizenId: string | null, reader: Asker, reason = 'call back') =>
  citizens.read({ citizenId: citizenId as string, caseId: null }, reader, reason);
const remember = (person: Parameters<CitizensService['remember']>[1]) =>
  server.db.transaction(tx => citizens.remember(tx, person));
const looks = (citizenId: string | null) =>
  server.db.query<{ staff: string; action: string; reason: string; subject: string | null }>(
    `select staff_id as staff, action, reason, subject from access_log where citizen_id is not distinct from $1 order by id`,
    [citizenId],
  );

beforeAll(async () => {
  server = await startApp();
  citizens = server.app.get(CitizensService);
  callers = server.app.get(CallerSearchService);
});
afterAll(() => server.close());

describe('personal data', () => {
  it('stand nowhere in clear in the bytes of the database', async () => {
    const id = await remember(wang);
    await read(id, await during(wang.phone), 'the citizen calls again');
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

  it('come out as they went in, through the one door, which notes who asked, on which ground and why', async () => {
    const id = (await remember({ ...wang, phone: '0911-000-001' })) as string;
    const reader = await during('0911-000-001');
    expect(await read(id, reader)).toEqual({ ...wang, phone: '0911-000-001', ground: 'caller' });
    expect((await looks(id)).at(-1)).toEqual({
      staff: reader.id,
      action: 'person.read',
      reason: 'call back',
      subject: 'ground:caller',
    });
  });

  it('stay in without a ground, and that somebody tried is noted', async () => {
    const id = (await remember({ ...wang, phone: '0911-000-009' })) as string;
    const reader = await newReader();
    await expect(read(id, reader, 'curiosity')).rejects.toMatchObject({
      code: 'IDENTITY_SEALED',
      status: 403,
    });
    expect(await looks(id)).toEqual([
      { staff: reader.id, action: 'person.refused', reason: 'curiosity', subject: null },
    ]);
  });

  it('are not given out when the reading cannot be noted', async () => {
    const id = (await remember({ ...wang, phone: '0911-000-002' })) as string;
    const nobody: Asker = { id: '00000000-0000-7000-8000-000000000000', role: 'agent', agency: null };
    await expect(read(id, nobody, 'curiosity')).rejects.toThrow();
    await expect(callers.search('0911-000-002', nobody)).rejects.toThrow();
    expect(await looks(id)).toEqual([]);
  });

  it('of nobody are null, and nothing is noted', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await read(nobody, await newReader(), 'a guess')).toBeNull();
    expect(await looks(nobody)).toEqual([]);
  });

  it('cannot be given to somebody else by who can write the table', async () => {
    const [owner, other] = [
      await remember({ ...wang, phone: '0911-000-003' }),
      await remember({ ...wang, phone: '0911-000-004' }),
    ];
    const readers = [await during('0911-000-003'), await during('0911-000-004')] as const;
    await server.db.query(
      'update citizen set phone = (select phone from citizen where id = $1) where id = $2',
      [owner, other],
    );
    await expect(read(other, readers[1])).rejects.toThrow();
    expect((await read(owner, readers[0]))?.phone).toBe('0911-000-003');
  });

  it('leave a trace that cannot be taken away', async () => {
    await expect(server.db.query('delete from access_log')).rejects.toThrow('append-only');
    await expect(server.db.query(`update access_log set reason = 'none'`)).rejects.toThrow('append-only');
  });
});

describe('who asked', () => {
  it('is found by telephone, however it is spelled, and the search is noted', async () => {
    const id = (await remember({ name: '陳美麗', phone: '07-336-8333#12' })) as string;
    const reader = await newReader();
    const found = await callers.search('+886 7 3368333', reader);
    expect(found).toEqual([{ id, name: '陳美麗', phone: '07-336-8333#12' }]);
    expect(await looks(id)).toEqual([
      {
        staff: reader.id,
        action: 'person.searched',
        reason: 'phone',
        subject: expect.stringMatching(/^search:/),
      },
    ]);
  });

  it('is not found by another number; that search is noted too', async () => {
    const before = (await looks(null)).length;
    expect(await callers.search('07-336-8334', await newReader())).toEqual([]);
    expect(await looks(null)).toHaveLength(before + 1);
  });

  it.each(['不詳', '3368333', '0922', '', '09', '%'])(
    'is not looked for by what is no whole number: %s',
    async part => {
      const before = (await looks(null)).length;
      const reader = await newReader();
      expect(() => callers.search(part, reader)).toThrow(
        expect.objectContaining({ code: 'PHONE_INCOMPLETE' }),
      );
      expect(await looks(null)).toHaveLength(before);
    },
  );

  it('is the same person when name and telephone agree, and a new one when something is different', async () => {
    const first = await remember({ name: '張三', phone: '0922-000-001', address: '前鎮區' });
    expect(await remember({ name: '張三', phone: '+886922000001' })).toBe(first);
    expect(await remember({ name: '李四', phone: '0922-000-001' })).not.toBe(first);
    expect(await remember({ name: '張三', phone: '0922-000-001', address: '鼓山區' })).not.toBe(first);
    expect(await callers.search('0922000001', await newReader())).toHaveLength(3);
  });

  it('need not be told', async () => {
    expect(await remember({})).toBeNull();
    expect(await remember({ name: ' ', phone: '' })).toBeNull();
    expect(await remember({ name: '不願具名' })).not.toBeNull();
  });

  it('cannot be fished for: after so many searches without a contact no more are made, also at the same moment', async () => {
    const [reader, another] = [await newReader(), await newReader()];
    const tries = Array.from({ length: MOST_SEARCHES + 5 }, (_, at) =>
      callers.search(`0933-000-0${at + 10}`, reader).then(
        () => 'made',
        ({ code, status }) => `${code} ${status}`,
      ),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter(answer => answer === 'made')).toHaveLength(MOST_SEARCHES);
    expect(answers.filter(answer => answer === 'TOO_MANY_SEARCHES 429')).toHaveLength(5);
    expect(await callers.search('0933-000-099', another)).toEqual([]);
  });
});
