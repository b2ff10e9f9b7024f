import { Logger } from '@nestjs/common';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import type { AfterHearer, EventKind, LoggedFact } from './fact.js';

const BATCH = 500;
const TRIES = 3;

/**
 * One hearer's way through the log. A batch's effects and the new position are one transaction, so they happen once,
 * also with several processes: the row of the consumer is the fence. An event that keeps failing is parked with its
 * error, and with it whatever follows for the same case; the others go on.
 */
export class Consumer {
  private readonly logger: Logger;

  constructor(
    readonly name: string,
    private readonly kind: EventKind | '*',
    private readonly hear: AfterHearer<EventKind>,
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
        `select position from consumer where name = $1 for update ${wait ? '' : 'skip locked'}`,
        [this.name],
      );
      if (!me) return false;
      const facts = await tx.query<LoggedFact & { parked: boolean }>(
        `select e.position, e.at, e.case_id as "caseId", e.kind, e.actor, e.payload,
                exists (select 1 from consumer_parked p where p.consumer = $1 and p.case_id = e.case_id) as parked
           from event e where e.position > $2 order by e.position limit $3`,
        [this.name, me.position, BATCH],
      );
      const last = facts.at(-1);
      if (!last) return false;
      await this.hearAll(tx, facts);
      await tx.query('update consumer set position = $2 where name = $1', [this.name, last.position]);
      return facts.length === BATCH;
    });
  }

  private async hearAll(tx: Transaction, facts: (LoggedFact & { parked: boolean })[]): Promise<void> {
    const mine = facts.filter(fact => this.kind === '*' || fact.kind === this.kind);
    const open = mine.filter(fact => !fact.parked);
    const error = open.length === mine.length ? await this.attempt(tx, open) : new Error('some are parked');
    if (!error) return;
    const parkedCases = new Set<string>();
    for (const fact of mine) {
      const behind = fact.parked || (fact.caseId !== null && parkedCases.has(fact.caseId));
      const failure = behind
        ? new Error('an earlier event of this case is parked')
        : await this.attemptOften(tx, fact);
      if (!failure) continue;
      if (fact.caseId) parkedCases.add(fact.caseId);
      await this.park(tx, fact, failure);
    }
  }

  private async attemptOften(tx: Transaction, fact: LoggedFact): Promise<Error | null> {
    let error: Error | null = null;
    for (let tried = 0; tried < TRIES; tried += 1) {
      error = await this.attempt(tx, [fact]);
      if (!error) return null;
    }
    return error;
  }

  /** Effects of a failed attempt are undone, the transaction goes on. */
  private async attempt(tx: Transaction, facts: LoggedFact[]): Promise<Error | null> {
    if (facts.length === 0) return null;
    await tx.query('savepoint attempt');
    try {
      await this.hear(tx, facts);
      await tx.query('release savepoint attempt');
      return null;
    } catch (error) {
      await tx.undoTo('attempt');
      return error as Error;
    }
  }

  private async park(tx: Transaction, fact: LoggedFact, error: Error): Promise<void> {
    this.logger.error(`Event ${fact.position} (${fact.kind}) is parked: ${error.message}`);
    await tx.query(
      `insert into consumer_parked (consumer, position, case_id, kind, error, parked_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [this.name, fact.position, fact.caseId, fact.kind, error.message, fact.at],
    );
  }
}

/** What was parked has been heard after all. */
export async function unpark(tx: Transaction, consumer: string): Promise<void> {
  await tx.query('delete from consumer_parked where consumer = $1', [consumer]);
}
