import { expect } from '@jest/globals';
import sharp from 'sharp';
import type TestAgent from 'supertest/lib/agent.js';
import type { CasePageDto } from '../../src/desk/case-page.dto.js';
import type { CaseDto, OpenedCaseDto } from '../../src/intake/contact.dto.js';
import type { SlaClock } from '../../src/sla/sla-clock.entity.js';
import { startApp, type TestApp } from './app.js';
import { signIn } from './people.js';

/** A case as JSON carries it: times are strings. */
export type Page = Omit<CasePageDto, 'workOrders' | 'timeline' | 'reply' | 'release'> & {
  workOrders: (Record<string, string | number | null> & { id: string; version: number })[];
  timeline: {
    at: string;
    kind: string;
    actor: { name: string; role: string; agency: string | null } | null;
    text: string | null;
    data: Record<string, unknown>;
    attachments: { id: string }[];
  }[];
  reply: { text: string; at: string } | null;
  release: { how: string; at: string } | null;
};

export type ClockRow = Pick<
  SlaClock,
  'kind' | 'startedAt' | 'dueAt' | 'originalDueAt' | 'stoppedAt' | 'outcome' | 'breachedAt' | 'heldBy'
>;

/** People at work on a server of their own: what they do over HTTP, and what can be seen of it. */
export class Hotline {
  private constructor(
    readonly server: TestApp,
    readonly agent: TestAgent,
    readonly supervisor: TestAgent,
    /** Of the maintenance office. */
    readonly officer: TestAgent,
  ) {}

  static async open(options: Parameters<typeof startApp>[0] = {}): Promise<Hotline> {
    const server = await startApp(options);
    const agent = await signIn(server.app, 'agent');
    const supervisor = await signIn(server.app, 'supervisor');
    const officer = await signIn(server.app, 'officer', 'maintenance');
    return new Hotline(server, agent, supervisor, officer);
  }

  /** A road damage at the maintenance office, unless the wish says something else. */
  async record(wish: Partial<CaseDto> = {}, contact: object = {}): Promise<OpenedCaseDto> {
    const { body } = await this.agent
      .post('/api/contacts')
      .send({ ...contactWith([{ ...POTHOLE, ...wish }]), ...contact })
      .expect(201);
    return body.cases[0];
  }

  async page(number: string, by = this.supervisor): Promise<Page> {
    return (await by.get(`/api/cases/${number}`).expect(200)).body;
  }

  /** On the newest version, and it must succeed. */
  async onCase(number: string, action: string, body: object = {}, by = this.supervisor): Promise<void> {
    const { version } = await this.page(number);
    await post(by, `/api/cases/${number}/actions/${action}`, { version, ...body }).expect(200);
  }

  /** On the open order in its newest version, and it must succeed. */
  async onOrder(number: string, action: string, body: object = {}, by = this.officer): Promise<void> {
    const { workOrder } = await this.page(number);
    const { id, version } = workOrder as NonNullable<Page['workOrder']>;
    await post(by, `/api/work-orders/${id}/actions/${action}`, { version, ...body }).expect(200);
  }

  async photo(by = this.officer): Promise<string> {
    const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: '#567' } });
    const { body } = await by
      .post('/api/files')
      .attach('file', await picture.png().toBuffer(), { filename: 'p.png', contentType: 'image/png' })
      .expect(201);
    return body.id;
  }

  /** Acknowledged and reported, with a photo. */
  async finish(number: string, by = this.officer): Promise<void> {
    await this.onOrder(number, 'acknowledge', {}, by);
    await this.report(number, by);
  }

  async report(number: string, by = this.officer): Promise<void> {
    const photos = [await this.photo(by)];
    await this.onOrder(number, 'report', { outcome: 'done', text: '已填補', photos }, by);
  }

  /** From the oldest to the newest line. */
  async story(number: string): Promise<string[]> {
    const { timeline } = await this.page(number);
    return timeline.map(({ kind, actor }) => `${kind} by ${actor?.role ?? 'system'}`).reverse();
  }

  /** Clocks of one kind, from the first to the last started. */
  async clocks(number: string, kind: string): Promise<ClockRow[]> {
    return this.server.db.query<ClockRow>(
      `select k.kind, k.started_at as "startedAt", k.due_at as "dueAt", k.original_due_at as "originalDueAt",
              k.stopped_at as "stoppedAt", k.outcome, k.breached_at as "breachedAt", k.held_by as "heldBy"
         from clock k join case_file c on c.id = k.case_id
        where c.number = $1 and k.kind = $2 and (k.work_order_id is null or k.kind not in ('complete', 'reply'))
        order by k.started_at, k.id`,
      [number, kind],
    );
  }

  /** The latest clock of this kind. */
  async clock(number: string, kind: string): Promise<ClockRow> {
    const clocks = await this.clocks(number, kind);
    expect(clocks).not.toEqual([]);
    return clocks.at(-1) as ClockRow;
  }

  /** What the log tells of a case, in order. */
  async told(
    number: string,
  ): Promise<{ position: number; kind: string; payload: Record<string, unknown> }[]> {
    await this.server.settle();
    return this.server.db.query(
      `select e.position, e.kind, e.payload from event e join case_file c on c.id = e.case_id
        where c.number = $1 order by e.position`,
      [number],
    );
  }

  /** How many rows each table has that a request could have written. */
  async rows(): Promise<Record<string, number>> {
    return rowsOf(this.server);
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

export const POTHOLE: CaseDto = {
  category: 'RD01',
  district: '64000050',
  place: '建工路 415 號前',
  description: '路面有坑洞，機車閃避',
};

export const contactWith = (cases: object[]): object => ({ channel: 'phone', outcome: 'recorded', cases });

export const post = (by: TestAgent, path: string, body: object): ReturnType<TestAgent['post']> =>
  by.post(path).send(body);

export async function rowsOf({ db }: TestApp): Promise<Record<string, number>> {
  const tables =
    'contact contact_case citizen case_file incident case_entry reply work_order clock phone_task attachment';
  const counts = tables.split(' ').map(table => `(select count(*) from ${table}) as ${table}`);
  // An event is either waiting for its position or has one.
  // Who signs in is recorded, and is no work.
  const work = `where kind <> 'access.recorded'`;
  const events = `(select count(*) from event_new ${work}) + (select count(*) from event ${work}) as event`;
  const claimed = '(select count(*) from attachment where case_id is not null) as claimed';
  const changes = '(select coalesce(sum(version), 0)::int from case_file) as versions';
  const [row] = await db.query<Record<string, number>>(
    `select ${[...counts, events, claimed, changes].join(', ')}`,
  );
  return row as Record<string, number>;
}
