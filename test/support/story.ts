import type { EventMap } from '../../src/events.js';
import { newId } from '../../src/platform/ids.js';
import type { EventKind } from '../../src/platform/log/fact.js';
import { SYSTEM } from '../../src/platform/request/context.js';
import { RollupService } from '../../src/statistics/rollup/rollup.service.js';
import type { TestApp } from './app.js';
import { taipei } from './told.js';

const TABLES = [
  'fact_contact',
  'fact_case',
  'fact_clock',
  'fact_step',
  'fact_visit',
  'fact_call',
  'fact_service',
  'fact_bullying',
  'fact_inspection',
  'fact_accident',
  'fact_decision',
  'fact_survey',
  'fact_standing',
  'rollup_day',
];

export interface StoryEvent {
  kind: EventKind;
  at: Date;
  caseId: string | null;
  payload: object;
}

/** Writes the log itself, as if the other modules had told these events. */
export class Teller {
  constructor(private readonly city: TestApp) {}

  async write(events: StoryEvent[]): Promise<void> {
    await this.city.db.query(
      `insert into event_new (at, case_id, kind, actor, payload)
       select (e->>'at')::timestamptz, (e->>'caseId')::uuid, e->>'kind', $2, e->'payload'
         from jsonb_array_elements($1::jsonb) with ordinality as told(e, nr) order by nr`,
      [JSON.stringify(events), SYSTEM],
    );
    await this.city.settle();
  }

  /** Every row of every fact table and every day added up, as text. */
  async facts(): Promise<string> {
    // Days that the background is just adding up are marked until that is committed.
    do await this.city.app.get(RollupService).rollUpAll();
    while ((await this.city.db.query<object>('select 1 from rollup_dirty limit 1')).length > 0);
    const dumps = TABLES.map(table =>
      this.city.db.query(`select row_to_json(f)::text as row from ${table} f order by 1`),
    );
    return JSON.stringify(await Promise.all(dumps));
  }
}

/** One case and its events, at times of 21 November 2026 unless they name another day. */
export class Story {
  readonly caseId = newId();
  readonly events: StoryEvent[] = [];
  private readonly clockId = newId();
  private readonly callId = newId();
  private readonly surveyIds = new Map<string, string>();

  constructor(opened: string, changes: Partial<EventMap['case.opened']> = {}) {
    this.tell('case.opened', opened, {
      ...{
        kind: 'dispatch',
        category: 'RD01',
        categoryVersion: 1,
        district: null,
        attributes: {},
        channel: 'phone',
      },
      ...{
        agency: 'police',
        draft: false,
        receivedAt: time(opened).toISOString(),
        origin: 'live',
        ...changes,
      },
    });
  }

  tell(kind: EventKind, at: string, payload: object = {}): this {
    const told = {
      caseId: this.caseId,
      number: this.caseId.slice(-12),
      workOrderId: this.caseId,
      agency: 'police',
      ...payload,
    };
    this.events.push({ kind, at: time(at), caseId: this.caseId, payload: told });
    return this;
  }

  /** Of one question for each round and sample. */
  survey(
    kind: EventKind,
    at: string,
    payload: { round?: number; sample?: string; [more: string]: unknown } = {},
  ): this {
    const { round = 1, sample = 'self' } = payload;
    const key = `${round} ${sample}`;
    const surveyId = this.surveyIds.get(key) ?? newId();
    this.surveyIds.set(key, surveyId);
    const said = kind === 'survey.answered' ? { service: 5, outcome: 4, reasons: [] } : {};
    return this.tell(kind, at, { surveyId, channel: 'sms', ...said, ...payload, round, sample });
  }

  /** Of one call; who rang at `at` may be known late. */
  call(kind: EventKind, at: string, seconds: number): this {
    const offeredAt = time(at).toISOString();
    this.events.push({
      ...{ kind, at: time(at), caseId: null },
      payload: {
        ...{ callId: this.callId, line: null, agentId: null, offeredAt, endedAt: offeredAt, transfers: 0 },
        outcome: kind === 'call.abandoned' ? 'abandoned' : 'answered',
        ...{ waitingSeconds: seconds, talkSeconds: null, holdSeconds: null, wrapUpSeconds: null },
      },
    });
    return this;
  }

  /** The limits of several cases, this one's with them, by one change of the calendar. */
  movedWith(others: readonly Story[], at: string, dueAt: string, change: { cured?: boolean } = {}): this {
    const clocks = [this, ...others].map(({ clockId, caseId }) => ({ clockId, caseId, workOrderId: null }));
    const due = time(dueAt).toISOString();
    const alike = { clock: 'reply', before: due, dueAt: due, originalDueAt: due, ...change, clocks };
    this.events.push({
      ...{ kind: 'clocks.recomputed', at: time(at), caseId: null },
      payload: { recalculationId: newId(), why: 'closure', moved: [alike] },
    });
    return this;
  }

  clock(kind: EventKind, at: string, dueAt: string, payload: object = {}): this {
    const of = {
      clockId: this.clockId,
      clock: 'respond',
      workOrderId: null,
      dueAt: time(dueAt).toISOString(),
    };
    return this.tell(kind, at, {
      ...of,
      startedAt: time(at).toISOString(),
      stoppedAt: time(at).toISOString(),
      ...payload,
    });
  }
}

export const time = (at: string): Date => taipei(at.includes(' ') ? at : `2026-11-21 ${at}`);
