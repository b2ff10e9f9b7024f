import { describe, expect, it } from '@jest/globals';
import { type Agreed, disagreements, NONE } from './agreed.js';
import { projectWith } from './project.js';
import { roomOf } from './rooms.js';
import { entityTablesOf, functionsOf, tablesOf, tablesWrittenBy, type Write, writesOf } from './writers.js';

/** One writer per table. */
const WRITER: Record<string, string> = {
  event_new: 'platform',
  event: 'platform',
  log_head: 'platform',
  log_check: 'platform',
  head_export: 'platform',
  consumer: 'platform',
  consumer_parked: 'platform',
  idempotent_answer: 'platform',
  vault_key: 'platform',
  staff: 'access',
  staff_substitute: 'access',
  session: 'access',
  sign_in_attempt: 'access',
  password_history: 'access',
  password_link: 'access',
  known_device: 'access',
  api_key: 'access',
  oidc_flow: 'access',
  oidc_session: 'access',
  city_entry: 'city',
  closure: 'city',
  kept_route: 'city',
  surge: 'city',
  citizen: 'citizens',
  identity_grant: 'citizens',
  access_log: 'platform',
  attachment: 'files',
  attachment_removal: 'files',
  phone_task: 'messages',
  phone_attempt: 'messages',
  call_back: 'messages',
  call_back_attempt: 'messages',
  incident: 'cases',
  incident_member: 'cases',
  case_file: 'cases',
  case_entry: 'cases',
  case_link: 'cases',
  oral_record: 'cases',
  unsealing: 'cases',
  contact: 'intake',
  service_count: 'intake',
  booking_session: 'intake',
  booking: 'intake',
  telephone_days: 'intake',
  bullying_report: 'intake',
  bullying_step: 'intake',
  tracked_decision: 'intake',
  chat: 'intake',
  contact_case: 'intake',
  open311_report: 'intake',
  open311_update: 'intake',
  report_answer: 'intake',
  door_delivery: 'intake',
  quarantine: 'intake',
  letter: 'intake',
  letter_case: 'intake',
  message: 'messages',
  delivery: 'messages',
  call: 'intake',
  call_event: 'intake',
  call_former_name: 'intake',
  call_hand_over: 'intake',
  staff_extension: 'intake',
  caller_policy: 'intake',
  mail_in: 'intake',
  clock: 'sla',
  extension_request: 'sla',
  escalation: 'sla',
  recalculation: 'sla',
  escalation_seen: 'sla',
  work_order: 'dispatch',
  case_pause: 'dispatch',
  contractor_link: 'dispatch',
  return_request: 'dispatch',
  arbitration: 'dispatch',
  disposition: 'dispatch',
  supplement: 'dispatch',
  site_visit: 'dispatch',
  sample: 'closure',
  inspection: 'closure',
  inspection_case: 'closure',
  works_case: 'closure',
  sampling: 'closure',
  accident: 'closure',
  accident_step: 'closure',
  accident_notice: 'closure',
  survey: 'satisfaction',
  survey_call: 'satisfaction',
  survey_call_attempt: 'satisfaction',
  answer: 'satisfaction',
  review: 'satisfaction',
  follow_up: 'dispatch',
  reply: 'dispatch',
  legal_hold: 'privacy',
  retention_proposal: 'privacy',
  retention_item: 'privacy',
  deletion_log: 'privacy',
  person_request: 'privacy',
  person_request_citizen: 'privacy',
  fact_contact: 'statistics',
  fact_case: 'statistics',
  fact_clock: 'statistics',
  fact_standing: 'statistics',
  fact_step: 'statistics',
  fact_visit: 'statistics',
  fact_call: 'statistics',
  fact_service: 'statistics',
  fact_bullying: 'statistics',
  fact_inspection: 'statistics',
  fact_accident: 'statistics',
  fact_decision: 'statistics',
  fact_survey: 'statistics',
  rollup_day: 'statistics',
  rollup_dirty: 'statistics',
  rollup_month: 'statistics',
  rollup_month_dirty: 'statistics',
  open_week: 'statistics',
  open_case: 'statistics',
  open_head: 'statistics',
  frozen_month: 'statistics',
  saved_filter: 'statistics',
  frozen_sum: 'statistics',
  annual_figure: 'statistics',
  document_figure: 'statistics',
};

const AGREED: Agreed = {
  'src/commands/bench/clock-load.ts': 'A database of its own that is thrown away after the measuring.',
  'src/commands/history/history.sql.ts':
    'A year of rows of every room at once, which one by one would take days; told in the log as the rooms tell it.',
  'src/commands/history/facts.sql.ts': 'The facts of that year; a test holds them to what the log makes.',
  'src/commands/history/load-year.ts': 'Whoever hears the log has nothing to hear of history.',
  'src/commands/bench/report-load.ts': 'A database of its own, as well.',
  'src/commands/bench/report-months.ts': 'The same database.',
  'src/dispatch/leg.service.ts writes case_file':
    'Whose the leg is, that is whose the case is: set under the lock of the case, with the leg.',
  'src/dispatch/routing.service.ts writes case_file':
    'Whom a case is meant for, or why it waits in the tray, is decided by the routing.',
};

/** Statements that are put together from an entity's own names: what they write is seen where they are called. */
const GENERIC: Agreed = {
  'src/platform/database/batch.ts': 'The rows that Transaction.add and Transaction.set have queued.',
  'src/platform/backup/make-backup.ts': 'COPY … TO, which only reads.',
  'src/commands/history/copy-rows.ts': 'Temporary tables, which its callers name.',
  'src/platform/backup/restore-backup.ts': 'Every table of a database that was empty.',
  'src/platform/vault/sealed-rows.sql.ts':
    'Seals anew what any room has declared as sealed: the same content under a newer key.',
  'src/statistics/fact-rows.service.ts': 'The rows that FactRows.save, remove and clear are given.',
};

/** Planted in the project as the types see it, and in nothing else. */
const PLANTED: Record<string, string> = {
  'src/statistics/planted.ts': `
    import { CaseFile } from '../cases/case-file.entity.js';
    import type { Database } from '../platform/database/database.js';
    import type { Transaction } from '../platform/database/transaction.js';
    import { FactRows } from './fact-rows.service.js';
    export async function planted(tx: Transaction, db: Database, rows: FactRows, table: string): Promise<void> {
      tx.add(Object.assign(new CaseFile(), { id: '1' }));
      const [file] = await tx.read(CaseFile, { id: '1' });
      if (file) tx.set(file, { version: 2 });
      await rows.save(tx, CaseFile, []);
      await db.source.manager.save(new CaseFile());
      await db.query('delete from case_file where id = $1', ['1']);
      await db.query(\`truncate table \${table}\`);
      tx.add({ id: 'of no class' });
    }`,
};

const project = projectWith(PLANTED);
const tables = tablesOf(project.sources);
const all = writesOf(project);
const writes = all.filter(({ at }) => !at.startsWith('src/statistics/planted.ts'));
const pathOf = ({ at }: Write): string => at.replace(/:\d+$/, '');

describe('every table', () => {
  it('has one writer', () => {
    expect(Object.keys(WRITER).sort()).toEqual([...tables].sort());
    const written = new Set(
      writes.filter(({ table, room }) => table && WRITER[table] === room).map(({ table }) => table),
    );
    expect(tables.filter(table => !written.has(table))).toEqual([]);
  });

  it('is written by nobody else, but for what was agreed', () => {
    const foreign = writes
      .filter(({ table, room }) => table !== null && WRITER[table] !== room)
      .map(one => ({ path: pathOf(one), what: `writes ${one.table}` }));
    expect(disagreements(foreign, AGREED)).toEqual(NONE);
  });

  it('is named where it is written', () => {
    const unnamed = writes
      .filter(({ table }) => table === null)
      .map(one => ({ path: pathOf(one), what: 'writes' }));
    expect(disagreements(unnamed, GENERIC)).toEqual(NONE);
  });

  it('that has an entity has it in its writer’s room; a reply is part of the case file people read', () => {
    const elsewhere = project.sources
      .filter(({ path }) => path.startsWith('src/'))
      .flatMap(source =>
        [...entityTablesOf([source]).values()].map(table => ({ table, room: roomOf(source.path) })),
      )
      .filter(({ table, room }) => WRITER[table] !== room);
    expect(elsewhere).toEqual([{ table: 'reply', room: 'cases' }]);
  });
});

describe('the check of writers', () => {
  it('sees every planted way to write to another room’s table', () => {
    const found = all.filter(({ at }) => at.startsWith('src/statistics/planted.ts'));
    expect(found.map(({ at, table, room }) => [Number(at.split(':')[1]), table, room]).sort()).toEqual(
      [
        [13, null, 'statistics'],
        [14, null, 'statistics'],
        ...[7, 9, 10, 11, 12].map(line => [line, 'case_file', 'statistics']),
      ].sort(),
    );
  });

  it.each([
    ['insert into clock (id) values ($1)', ['clock']],
    ['INSERT INTO "clock" select 1', ['clock']],
    ['with due as (select 1) update clock set due_at = $1', ['clock']],
    [
      'with gone as (delete from clock returning *) insert into work_order select * from gone',
      ['clock', 'work_order'],
    ],
    ['truncate table clock', ['clock']],
    ['copy clock from stdin', ['clock']],
    ['merge into clock using x on true when matched then delete', ['clock']],
    ['insert into reply (id) values ($1) on conflict (id) do update set text = $2', ['reply']],
    ['select sequence_events($1) as moved', ['event_new', 'event', 'log_head']],
    ['insert into {} (id) values ($1)', [null]],
    ['select * from clock for update skip locked', []],
    ['select id from clock where id = $1 for update {}', []],
    ['update clocks everywhere', []],
    ['lock table clock in exclusive mode', []],
  ])('reads %s as writing %j', (text, expected) => {
    expect(tablesWrittenBy(text, tables, functionsOf(project.sources, tables))).toEqual(expected);
  });
});
