import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CarryOutService } from '../../src/privacy/carry-out.service.js';
import type { ProposalDto } from '../../src/privacy/retention.dto.js';
import { startApp, type TestApp } from '../support/app.js';
import { post } from '../support/hotline.js';
import { WANG, Years } from '../support/years.js';

let years: Years;
let second: TestApp;
beforeAll(async () => {
  years = await Years.begin('2020-01-10T09:00:00+08:00');
});
afterAll(async () => {
  await second?.close();
  await years.hotline.close();
});

const renew = async (): Promise<void> => {
  const [agent, supervisor, officer] = [
    await years.as('agent'),
    await years.as('supervisor'),
    await years.as('officer'),
  ];
  Object.assign(years.hotline, { agent, supervisor, officer });
};
const approve = async ({ id, version }: ProposalDto): Promise<void> => {
  const decision = { version, decision: 'approved', reason: '依保存年限' };
  await post(await years.as('commission'), `/api/retention/proposals/${id}/decision`, decision).expect(200);
};

it('what cannot be deleted says so, and keeps nothing else from going; the next list has it again', async () => {
  const { server } = years.hotline;
  const numbers = [await years.finishedCase(), await years.finishedCase(), await years.finishedCase()];
  await server.moveTo('2025-02-01T09:00:00+08:00');
  await server.db.query(`
    create function break_down() returns trigger language plpgsql as $$
    begin
      if new.number = '${numbers[1]}' then raise exception 'broken'; end if;
      return new;
    end $$`);
  await server.db.query(
    'create trigger broken before update on case_file for each row execute function break_down()',
  );
  const proposal = await years.propose();
  const carried = await years.approve(proposal);
  expect(carried.progress).toEqual({ total: 6, done: 4, skipped: 0, failed: 2 });
  expect(await years.outcomes(proposal)).toEqual(
    expect.arrayContaining([
      `texts ${numbers[1]} failed error`,
      `attachments ${numbers[1]} failed error`,
      `texts ${numbers[2]} done`,
    ]),
  );
  const page = await years.hotline.page(numbers[1] as string, await years.as('supervisor'));
  expect(page.description).toBe('路面有坑洞，機車閃避');
  await server.db.query('drop trigger broken on case_file');
  const again = await years.propose();
  expect((await years.items(again)).map(({ number }) => number)).toEqual([numbers[1], numbers[1]]);
  await years.approve(again);
});

it('two servers carry out one list side by side, each line once', async () => {
  await renew();
  for (let i = 0; i < 8; i += 1)
    await years.finishedCase({}, { citizen: { name: `陳${i}`, phone: `092200010${i}` } });
  const { server } = years.hotline;
  second = await startApp({ databaseUrl: server.databaseUrl, settings: { dataDir: server.config.dataDir } });
  const now = '2030-03-01T09:00:00+08:00';
  await server.moveTo(now);
  await second.moveTo(now);
  const proposal = await years.propose();
  await approve(proposal);
  const carriers = [server, second].map(({ app }) => app.get(CarryOutService));
  await Promise.all(carriers.map(one => one.carryOutAll()));
  expect(new Set((await years.items(proposal)).map(({ outcome }) => outcome))).toEqual(new Set(['done']));
  const [row] = await server.db.query<{ n: number; different: number }>(
    `select count(*)::int as n, count(distinct (what, coalesce(attachment_id, case_id, citizen_id)))::int as different
       from deletion_log where proposal_id = $1`,
    [proposal.id],
  );
  expect(row).toEqual({ n: proposal.progress.total, different: proposal.progress.total });
  const finished = await server.db.query(
    `select 1 from access_log where action = 'retention.carried-out' and subject = $1`,
    [`proposal:${proposal.id}`],
  );
  expect(finished).toHaveLength(1);
});

it('who calls at the moment in which they are forgotten is somebody new, and is not lost', async () => {
  await renew();
  await years.finishedCase({}, { citizen: WANG });
  const { db } = years.hotline.server;
  const newest =
    'select id, anonymised_at as gone, phone_hash is null as bare from citizen order by recorded_at desc, id desc limit 1';
  const [before] = await db.query<{ id: string }>(newest);
  let call: Promise<unknown> = Promise.resolve();
  await db.transaction(async tx => {
    await tx.query('select id from citizen where id = $1 for update', [before?.id]);
    call = years.hotline.record({}, { citizen: WANG });
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await db.query(waiting)).length === 0);
    await tx.query(
      `update citizen set name = null, phone = null, email = null, address = null, phone_hash = null,
              email_hash = null, anonymised_at = $2 where id = $1`,
      [before?.id, new Date('2030-03-01T09:00:00+08:00')],
    );
  });
  await call;
  const [after] = await db.query<{ id: string; gone: Date | null; bare: boolean }>(newest);
  expect(after?.id).not.toBe(before?.id);
  expect(after).toMatchObject({ gone: null, bare: false });
});
