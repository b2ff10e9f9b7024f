import { Logger } from '@nestjs/common';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import type { AfterHearer, EventKind, LoggedFact } from './fact.js';
import { faultInWords, isPassing } from './fault.rules.js';

const BATCH = 500;
const TRIES = 3;
const BEHIND = new Error('an earlier event of this case is parked');

/**
 * One hearer's way through the log. A batch's effects and the new position are one transaction, so they happen once,
 * also with several processes: the row of the consumer is the fence. An event that keeps failing by itself is parked
 * with its error, and with it whatever follows for the same case; the others go on. A fault that passes parks nothing:
 * the batch is undone and thrown back, to be heard again later.
 */
export class Consumer {
  private readonly logger: Logger;

  constructor(
    readonly name: string,
    private readonly kind: EventKind | '*',
    private readonly hear: AfterHearer<EventKind>,
    private readonly clock: Clock,
  ) {
    this.logger = new Logger(name);
  }

  /**
   * Consumes one batch. True when there may be more. While another process is at it there is nothing to do here,
   * unless the caller must know that it is done: then it waits its turn.
   */
  async consume(database: Database, wait = false): Promise<boolean> {
    return database.transaction(async tx => {
      const [me] = await tx.query<{ position: number }>(
        // Effects and position are lost together, if at all: nothing that is heard again needs to wait for the disk.
        `select position, set_config('synchronous_commit', 'off', true) from consumer
          where name = $1 for update ${wait ? '' : 'skip locked'}`,
        [this.name],
      );
      if (!me) return false;
      const facts = await tx.query<LoggedFact & { parked: boolean }>(
        // What others hear may be large, and is not brought here.
        `select e.position, e.at, e.case_id as "caseId", e.kind, e.actor,
                case when $4 in ('*', e.kind) then e.payload end as payload,
                exists (select 1 from consumer_parked p where p.consumer = $1 and p.case_id = e.case_id) as parked
           from event e where e.position > $2 order by e.position limit $3`,
        [this.name, me.position, BATCH, this.kind],
      );
      const last = facts.at(-1);
      if (!last) return false;
      const mine = facts.filter(fact => this.kind === '*' || fact.kind === this.kind);
      for (const fact of mine.filter(({ parked }) => parked)) await this.park(tx, fact, BEHIND);
      const open = mine.filter(({ parked }) => !parked);
      if (await this.attempt(tx, open)) await this.hearEach(tx, open);
      await tx.query('update consumer set position = $2 where name = $1', [this.name, last.position]);
      return facts.length === BATCH;
    });
  }

  /**
   * Hears again what was parked, in order, each case in a transaction of its own and under the same fence as ever:
   * nothing of the case is heard beside it, and what follows is heard after it. Answers how many were heard.
   */
  async hearParked(database: Database): Promise<number> {
    const parked = await database.query<{ position: number; caseId: string | null }>(
      `select min(position) as position, case_id as "caseId" from consumer_parked where consumer = $1
        group by case_id, case when case_id is null then position end order by 1`,
      [this.name],
    );
    let heard = 0;
    for (const first of parked) {
      heard += await database.transaction(tx => this.hearCase(tx, first.position, first.caseId));
    }
    return heard;
  }

  /** An event that is of no case stands for itself. */
  private async hearCase(tx: Transaction, position: number, caseId: string | null): Promise<number> {
    await tx.query('select 1 from consumer where name = $1 for update', [this.name]);
    const facts = await tx.query<LoggedFact>(
      `select e.position, e.at, e.case_id as "caseId", e.kind, e.actor, e.payload
         from consumer_parked p join event e using (position)
        where p.consumer = $1 and (p.case_id = $2 or p.case_id is null and p.position = $3) order by position`,
      [this.name, caseId, position],
    );
    const heard = await this.hearEach(tx, facts);
    await tx.query('delete from consumer_parked where consumer = $1 and position = any($2::bigint[])', [
      this.name,
      heard,
    ]);
    return heard.length;
  }

  /** One by one, so that only what fails is parked, and what follows for its case. Answers what was heard. */
  private async hearEach(tx: Transaction, facts: LoggedFact[]): Promise<number[]> {
    const stuck = new Set<string>();
    const heard: number[] = [];
    for (const fact of facts) {
      const isBehind = fact.caseId !== null && stuck.has(fact.caseId);
      const error = isBehind ? BEHIND : await this.attemptOften(tx, fact);
      if (!error) {
        heard.push(fact.position);
        continue;
      }
      if (fact.caseId) stuck.add(fact.caseId);
      await this.park(tx, fact, error);
    }
    return heard;
  }

  private async attemptOften(tx: Transaction, fact: LoggedFact): Promise<Error | null> {
    let error: Error | null = null;
    for (let tried = 0; tried < TRIES; tried += 1) {
      error = await this.attempt(tx, [fact]);
      if (!error) return null;
    }
    return error;
  }

  /**
   * Effects of a failed attempt are undone, the transaction goes on.
   * @throws a fault that passes: the transaction ends with it
   */
  private async attempt(tx: Transaction, facts: LoggedFact[]): Promise<Error | null> {
    if (facts.length === 0) return null;
    await tx.query('savepoint attempt');
    try {
      await this.hear(tx, facts);
      await tx.query('release savepoint attempt');
      return null;
    } catch (error) {
      if (isPassing(error)) throw error;
      await tx.undoTo('attempt');
      return error as Error;
    }
  }

  /** What is parked already stays parked since then, for the newest reason. */
  private async park(tx: Transaction, fact: LoggedFact, error: Error): Promise<void> {
    const reason = faultInWords(error);
    if (error !== BEHIND) this.logger.error(`Event ${fact.position} (${fact.kind}) is parked: ${reason}`);
    await tx.query(
      `insert into consumer_parked (consumer, position, case_id, kind, error, parked_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (consumer, position) do update set error = excluded.error`,
      [this.name, fact.position, fact.caseId, fact.kind, reason, this.clock.now()],
    );
  }
}

/** What was parked has been heard after all. */
export async function unpark(tx: Transaction, consumer: string): Promise<void> {
  await tx.query('delete from consumer_parked where consumer = $1', [consumer]);
}
