import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { REDACTED } from '../../src/city/retention.words.js';
import { rescanTexts } from '../../src/commands/admin/rescan-texts.js';
import { Database } from '../../src/platform/database/database.js';
import { Events } from '../../src/platform/log/events.service.js';
import { PersonExportQuery } from '../../src/privacy/person-export.query.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const WANG = { name: '王小明', phone: '0912-345-678', address: '高雄市三民區九如一路20號5樓' };
const AUDITOR = { id: '', role: 'auditor', agency: null } as const;
const TYPED = '王小明（0912345678）所報，巷口 3 號前積水';
const COVERED = '〔姓名〕（〔電話〕）所報，巷口 3 號前積水';
const secretsIn = (body: unknown): string[] =>
  ['王小明', '0912345678'].filter(secret => JSON.stringify(body).includes(secret));

let hotline: Hotline;
let clerk: TestAgent;
let chief: TestAgent;
let number: string;

const OF_CASE = 'case_id = (select id from case_file where number = $1)';
/** What was typed, and what agencies read in its place. */
const TEXTS: Record<string, [typed: string, shared: string][]> = {
  oral_record: [
    ['text', 'shared_text'],
    ['reason', 'shared_reason'],
  ],
  supplement: [['text', 'shared_text']],
  disposition: [
    ['opinion', 'shared_opinion'],
    ['decision', 'shared_decision'],
  ],
};
const texts = async (): Promise<unknown[]> => {
  const all = Object.entries(TEXTS).map(([table, pairs]) =>
    hotline.server.db.query(`select ${pairs.flat().join(', ')} from ${table} where ${OF_CASE} order by id`, [
      number,
    ]),
  );
  const lines = await hotline.server.db.query(
    `select kind, text, shared_text from case_entry where ${OF_CASE} and text is not null order by at, id`,
    [number],
  );
  return [...(await Promise.all(all)), lines];
};

/** The record that stands, as this person reads it. */
async function standing(by: TestAgent) {
  const record = (await hotline.page(number, by)).petition?.oralRecords.at(-1);
  if (!record) throw new Error('Nothing was taken down.');
  return record;
}
async function correct(by: TestAgent, text: (read: string) => string) {
  const record = await standing(by);
  const body = { version: record.version, text: text(record.text), reason: TYPED };
  return post(by, `/api/oral-records/${record.id}/actions/correct`, body);
}

/** Said, corrected, asked for and supplied, not handled by one who is refused: all of it names the petitioner. */
beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  clerk = await signIn(hotline.server.app, 'petition_clerk');
  chief = await signIn(hotline.server.app, 'agency_chief', 'maintenance');
  const wish = { category: 'PEN01', agency: 'maintenance', description: TYPED };
  ({ number } = await hotline.record(wish, { citizen: WANG }));
  await hotline.onCase(number, 'record-oral', { text: TYPED }, clerk);
});
afterAll(() => hotline.close());

it('an agency corrects what it has read, and what was covered for it stays', async () => {
  expect((await standing(hotline.officer)).text).toBe(COVERED);
  const same = await correct(hotline.officer, read => read);
  expect([same.status, same.body.code]).toEqual([422, 'NOTHING_CORRECTED']);
  const lost = await correct(hotline.officer, read => read.replace('〔電話〕', '').replace('3 號', '5 號'));
  expect([lost.status, lost.body.code]).toEqual([422, 'COVERS_MISSING']);
  expect((await hotline.page(number)).petition?.oralRecords).toHaveLength(1);
  const done = await correct(hotline.officer, read => `經查，${read.replace('3 號', '5 號')}`);
  expect(done.status).toBe(200);
  expect((await standing(clerk)).text).toBe(`經查，${TYPED.replace('3 號', '5 號')}`);
  expect((await standing(hotline.officer)).text).toBe(`經查，${COVERED.replace('3 號', '5 號')}`);
});

it('the centre corrects what it sees, also what agencies do not see', async () => {
  expect((await correct(clerk, () => '王小明改稱 7 號前積水')).status).toBe(200);
  expect((await standing(hotline.officer)).text).toBe('〔姓名〕改稱 7 號前積水');
});

it('every text about a petition is read by agencies covered, and by nobody in the log', async () => {
  await hotline.onOrder(number, 'acknowledge');
  await hotline.onOrder(number, 'pause', { reason: 'citizen', text: TYPED });
  const supplied = { text: TYPED, suppliedBy: 'petitioner', channel: 'phone' };
  await hotline.onCase(number, 'supplement', supplied, clerk);
  const { version } = await hotline.page(number);
  const asking = { version, ground: 'no_content', opinion: TYPED };
  const asked = await post(hotline.officer, `/api/cases/${number}/actions/not-handle`, asking).expect(200);
  const refusing = { version: 1, reason: TYPED };
  await post(chief, `/api/dispositions/${asked.body.id}/actions/refuse`, refusing).expect(200);
  await hotline.onOrder(number, 'reply', { text: TYPED });
  await hotline.onCase(number, 'release', { how: 'letter' }, clerk);
  const [commission, inspector] = [
    await signIn(hotline.server.app, 'commission'),
    await signIn(hotline.server.app, 'inspector'),
  ];
  await post(commission, '/api/samplings', { from: '2026-11-13', until: '2026-11-13', count: 1 }).expect(201);
  const [sample] = (await inspector.get('/api/samples').expect(200)).body.items;
  const answers = ['photos', 'done', 'told', 'plain'].map(code => ({ code, ok: false }));
  const finding = { version: 1, answers, opinion: TYPED };
  await post(inspector, `/api/samples/${sample.id}/actions/reject`, finding).expect(200);

  const page = await hotline.page(number, hotline.officer);
  expect(page.timeline.find(({ kind }) => kind === 'sample.rejected')?.text).toBe(COVERED);
  expect(page.petition?.dispositions).toMatchObject([{ opinion: COVERED, decision: COVERED }]);
  const lists = await Promise.all([
    chief.get('/api/dispositions').expect(200),
    inspector.get('/api/samples').expect(200),
  ]);
  expect(secretsIn([page, await hotline.told(number), ...lists.map(({ body }) => body)])).toEqual([]);
  // Who decides for the city reads what was typed.
  expect((await hotline.page(number)).petition?.dispositions).toMatchObject([{ opinion: TYPED }]);
});

it('all of them are scanned anew by the command; once more changes nothing', async () => {
  const before = await texts();
  const { db, config, databaseUrl } = hotline.server;
  for (const [table, pairs] of Object.entries({ ...TEXTS, case_entry: [['text', 'shared_text']] }))
    for (const [, shared] of pairs)
      await db.query(`update ${table} set ${shared} = null where ${OF_CASE}`, [number]);
  expect(await texts()).not.toEqual(before);
  const said: string[] = [];
  const print = jest.spyOn(console, 'log').mockImplementation(line => void said.push(String(line)));
  await rescanTexts(config, databaseUrl);
  await rescanTexts(config, databaseUrl);
  print.mockRestore();
  expect(await texts()).toEqual(before);
  expect(said.at(-1)).toMatch(/agencies read 0 of/);
});

it('what was taken down is handed to the petitioner who asks for their data', async () => {
  const { app, db } = hotline.server;
  const [citizen] = await db.query<{ id: string }>('select id from citizen');
  const { texts: own } = await app.get(PersonExportQuery).about([citizen?.id as string], [], AUDITOR);
  expect(own.filter(({ kind }) => kind === 'oral-record').map(({ text }) => text)).toEqual([
    TYPED,
    `經查，${TYPED.replace('3 號', '5 號')}`,
    '王小明改稱 7 號前積水',
  ]);
});

it('all of them go when the texts of the case are due', async () => {
  const { app, db } = hotline.server;
  const [{ id: caseId }] = (await db.query('select id from case_file where number = $1', [number])) as [
    { id: string },
  ];
  const due = { caseId, number, proposalId: caseId, rule: 'petitions' };
  await app.get(Database).transaction(tx => app.get(Events).tell(tx, 'privacy.texts-due', due));
  const kept = JSON.stringify(await texts());
  expect(secretsIn(kept)).toEqual([]);
  expect(kept).toContain(REDACTED);
  expect(kept).not.toContain('〔');
});
