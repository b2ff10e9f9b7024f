import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { REDACTED } from '../../src/city/retention.words.js';
import { rescanTexts } from '../../src/commands/admin/rescan-texts.js';
import { ReturnTexts } from '../../src/dispatch/returns/return-texts.service.js';
import { Database } from '../../src/platform/database/database.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let number: string;

const WANG = { name: '王小明', phone: '0912-345-678', address: '高雄市三民區九如一路20號5樓' };
const TYPED = '王小明（0912345678）所報，非本處權責';
const secretsIn = (body: unknown): string[] =>
  ['王小明', '0912345678'].filter(secret => JSON.stringify(body).includes(secret));

/** A return, its decision, a dispute and what the commission says of it: all of them name the petitioner. */
beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  const { app } = hotline.server;
  const [chief, other, commission] = [
    await signIn(app, 'agency_chief', 'maintenance'),
    await signIn(app, 'agency_chief', 'water-resources'),
    await signIn(app, 'commission'),
  ];
  ({ number } = await hotline.record({}, { citizen: WANG }));
  const order = async () => (await hotline.page(number)).workOrder as { id: string; version: number };
  const { id, version } = await order();
  const asking = { version, code: 'other_agency', opinion: TYPED };
  const asked = await post(hotline.officer, `/api/work-orders/${id}/actions/return`, asking).expect(200);
  const approving = { version: 1, reason: TYPED };
  await post(chief, `/api/returns/${asked.body.id}/actions/approve`, approving).expect(200);
  await hotline.onCase(number, 'route', { agency: 'water-resources' });
  const leg = await order();
  const disputing = { version: leg.version, opinion: TYPED };
  await post(other, `/api/work-orders/${leg.id}/actions/dispute`, disputing).expect(200);
  const [arbitration] = (await commission.get('/api/arbitrations?state=open').expect(200)).body.items;
  const deciding = { version: 1, agency: 'maintenance', reason: TYPED };
  await post(commission, `/api/arbitrations/${arbitration.id}/actions/decide`, deciding).expect(200);
});
afterAll(() => hotline.close());

const OF_CASE = 'case_id = (select id from case_file where number = $1)';
const rows = async () => {
  const { db } = hotline.server;
  const columns = 'opinion, decision, shared_opinion as "sharedOpinion", shared_decision as "sharedDecision"';
  const [returned] = await db.query(`select ${columns} from return_request where ${OF_CASE}`, [number]);
  const [arbitrated] = await db.query(`select ${columns} from arbitration where ${OF_CASE}`, [number]);
  return [returned, arbitrated];
};

it('are read by agencies with personal data covered, wherever they are read', async () => {
  const chief = await signIn(hotline.server.app, 'agency_chief', 'maintenance');
  const page = await hotline.page(number, hotline.officer);
  expect(page.returns).toMatchObject([{ opinion: expect.stringContaining('〔姓名〕') }]);
  expect(page.arbitrations).toMatchObject([{ decision: expect.stringContaining('〔電話〕') }]);
  expect(secretsIn(page)).toEqual([]);
  expect(secretsIn((await chief.get('/api/returns').expect(200)).body)).toEqual([]);
  expect(secretsIn(await hotline.told(number))).toEqual([]);
  // Who decides for the city reads what was typed.
  expect(secretsIn((await hotline.page(number)).returns)).toEqual(['王小明', '0912345678']);
});

it('are scanned anew by the command; once more changes nothing', async () => {
  const before = await rows();
  for (const table of ['return_request', 'arbitration'])
    await hotline.server.db.query(
      `update ${table} set shared_opinion = null, shared_decision = null where ${OF_CASE}`,
      [number],
    );
  const said: string[] = [];
  const print = jest.spyOn(console, 'log').mockImplementation(line => void said.push(String(line)));
  await rescanTexts(hotline.server.config, hotline.server.databaseUrl);
  await rescanTexts(hotline.server.config, hotline.server.databaseUrl);
  print.mockRestore();
  expect(await rows()).toEqual(before);
  expect(said).toEqual([
    expect.stringMatching(/agencies read 4 of/),
    expect.stringMatching(/agencies read 0 of/),
  ]);
});

it('go with the texts of their case', async () => {
  const { app, db } = hotline.server;
  const [{ id: caseId }] = (await db.query('select id from case_file where number = $1', [number])) as [
    { id: string },
  ];
  const due = { payload: { caseId } } as Parameters<ReturnTexts['redact']>[1];
  await app.get(Database).transaction(tx => app.get(ReturnTexts).redact(tx, due));
  const gone = { opinion: REDACTED, decision: REDACTED, sharedOpinion: null, sharedDecision: null };
  expect(await rows()).toEqual([gone, gone]);
});
