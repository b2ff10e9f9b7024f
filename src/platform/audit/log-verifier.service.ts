import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import type { Asking } from '../database/asking.js';
import { Database } from '../database/database.js';
import { newId } from '../ids.js';
import { type Extent, GENESIS, type Head, SealQuery } from '../log/seal.query.js';
import type { SealFault } from '../log/seal-fault.js';
import { SealFaultsQuery } from '../log/seal-faults.query.js';
import { MOST_SPANS, SealWalk } from '../log/seal-walk.rules.js';
import { AccessCheckQuery } from './access-check.query.js';
import { headFaults, type KeptHead } from './kept-heads.rules.js';

const BATCH = 5000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

export interface Verdict {
  /** Up to here the log was looked at: its head when the walk began. */
  position: number;
  hash: string | null;
  accesses: number;
  /** How many kept heads it was compared with. */
  heads: number;
  faults: SealFault[];
  /** Faults beyond those that are listed. */
  unlisted: number;
}

/**
 * Walks the whole log and the whole record of access, in batches and beside a system at work, and names what was
 * changed, removed, inserted or moved. What is told but not yet numbered is none of it.
 */
@Injectable()
export class LogVerifier {
  constructor(
    private readonly seal: SealQuery,
    private readonly explain: SealFaultsQuery,
    private readonly accesses: AccessCheckQuery,
    @Inject(Database) private readonly database: Asking,
    private readonly clock: Clock,
  ) {}

  async verify(kept: KeptHead[] = []): Promise<Verdict> {
    const extent = await this.seal.extent();
    const position = extent.head?.position ?? extent.last?.position ?? 0;
    const { walk, records } = await this.walk(position);
    const chain = await this.explain.faultsOf(walk, extent.strangers);
    const untrusted = positionsNamed(chain);
    const hashes = await this.seal.hashesAt(kept.map(head => head.position));
    const access = await this.accessFaults();
    const faults = [
      ...chain,
      ...headOfLog(extent, chain),
      ...(await this.readersAhead(extent)),
      ...headFaults(kept, hashes, position),
      // An event that was changed says nothing about a record any more: it is named already.
      ...records.filter(fault => !untrusted.has(fault.position)),
      ...access.faults,
    ];
    return {
      position,
      hash: extent.head?.hash ?? null,
      accesses: access.seen,
      heads: kept.length,
      faults: faults.slice(0, MOST_SPANS),
      unlisted: walk.unlisted + Math.max(0, faults.length - MOST_SPANS),
    };
  }

  /** For the auditor's page: when somebody last looked, and how many faults there were. */
  async keep(verdict: Verdict): Promise<void> {
    const { position, accesses, heads, faults, unlisted } = verdict;
    await this.database.query(
      `insert into log_check (id, at, position, accesses, heads, faults) values ($1, $2, $3, $4, $5, $6)`,
      [newId(), this.clock.now(), position, accesses, heads, faults.length + unlisted],
    );
  }

  private async walk(upTo: number): Promise<{ walk: SealWalk; records: RecordFault[] }> {
    const walk = new SealWalk();
    const records: RecordFault[] = [];
    let from: Head = { position: 0, hash: GENESIS };
    for (;;) {
      const rows = await this.seal.after(from, upTo, BATCH);
      const last = rows.at(-1);
      if (!last) break;
      for (const row of rows) walk.see(row);
      const told = rows.filter(row => row.accessId !== null);
      const stored = await this.accesses.hashes(told.map(row => row.accessId as string));
      for (const { position, accessId, accessHash } of told) {
        const hash = stored.get(accessId as string);
        if (hash !== undefined && hash === accessHash) continue;
        const fault = hash === undefined ? 'access-missing' : 'access-changed';
        if (records.length < MOST_SPANS) records.push({ fault, accessId: accessId as string, position });
        else walk.unlisted += 1;
      }
      from = last;
    }
    walk.end(upTo);
    return { walk, records };
  }

  private async accessFaults(): Promise<{ seen: number; faults: SealFault[] }> {
    const faults: SealFault[] = [];
    let seen = 0;
    for (let from: string | null = FIRST_ID; from !== null; ) {
      const batch: Awaited<ReturnType<AccessCheckQuery['uncovered']>> = await this.accesses.uncovered(
        from,
        BATCH,
      );
      for (const { id, positions } of batch.rows) {
        if (positions.length === 0) faults.push({ fault: 'access-unlogged', accessId: id });
        else faults.push({ fault: 'access-twice', accessId: id, positions });
      }
      seen += batch.seen;
      from = batch.last;
    }
    return { seen, faults };
  }

  /** Who has heard more than there is has heard what was removed since. */
  private async readersAhead({ head, last }: Extent): Promise<SealFault[]> {
    const end = Math.max(head?.position ?? 0, last?.position ?? 0);
    const rows = await this.database.query<{ name: string; heard: number; end: number }>(
      `select name, position as heard from consumer
        where position > greatest($1, (select max(position) from event)) order by name`,
      [end],
    );
    return rows.map(({ name, heard }) => ({ fault: 'reader-ahead', consumer: name, heard, position: end }));
  }
}

type RecordFault = SealFault & { fault: 'access-changed' | 'access-missing' };

/** The head says what the last event is. Where that one is named already, the head adds nothing. */
function headOfLog({ head, last }: Extent, chain: SealFault[]): SealFault[] {
  if (!head) return last ? [{ fault: 'head-missing' }] : [];
  const hash = last?.hash ?? GENESIS;
  const isThere = (last?.position ?? 0) === head.position;
  if (!isThere || hash === head.hash || positionsNamed(chain).has(head.position)) return [];
  return [{ fault: 'head-differs', position: head.position }];
}

/** Of the last position of a stretch too: what follows from it cannot be told apart from it. */
function positionsNamed(faults: SealFault[]): Set<number> {
  const named = new Set<number>();
  for (const fault of faults) {
    if (fault.fault === 'moved') named.add(fault.position);
    if (fault.fault !== 'changed' && fault.fault !== 'inserted' && fault.fault !== 'renumbered') continue;
    if (fault.fault === 'renumbered') named.add(fault.to);
    else for (let at = fault.from; at <= fault.to; at += 1) named.add(at);
  }
  return named;
}
