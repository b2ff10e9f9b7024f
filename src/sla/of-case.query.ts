import { Injectable } from '@nestjs/common';
import { SURGE_KEPT } from '../city/surge/surge-kept.sql.js';
import type { Origin } from '../events.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { CaseNames } from './clock-names.js';
import { type Held, heldAt } from './held.rules.js';
import type { Pause } from './pause.rules.js';

/** What the clocks of a case depend on. */
export interface OfCase extends CaseNames {
  /** Who has it; null at the centre. */
  agency: string | null;
  category: string;
  district: string | null;
  origin: Origin;
  /** When anything about it was changed for the last time. */
  changedAt: Date;
  pauses: readonly Pause[];
  /** Until when each agency that was asked (會辦) had a part in the answer; null: still. */
  parts: readonly (Date | null)[];
  /** In which it came in, unless it was reopened after that. */
  surge: string | null;
  /** It belongs to an incident that another case leads (併案). */
  isMerged: boolean;
}

type Row = Omit<OfCase, 'pauses'> & {
  pauses: { reason: Pause['reason']; from: string; to: string | null }[];
};

/** Whoever is asked until it says that it has nothing to say; taken back before it was taken, it has done nothing. */
const HAD_A_PART = `(w.state <> 'closed' or w.outcome = 'answered'
  or w.outcome = 'recalled' and w.acknowledged_at is not null)`;

const COLUMNS = `
  c.id as "caseId", c.number, c.agency, c.category, c.district, c.origin, c.updated_at as "changedAt",
  array(select json_build_object('reason', p.reason, 'from', p.started_at, 'to', p.ended_at)
          from case_pause p where p.case_id = c.id order by p.started_at, p.id) as pauses,
  array(select w.closed_at from work_order w where w.case_id = c.id and w.role = 'co_handling' and ${HAD_A_PART}
         order by w.dispatched_at, w.id) as parts,
  ${SURGE_KEPT} as surge, c.state = 'merged' as "isMerged"`;

@Injectable()
export class OfCaseQuery {
  /** Of a case that is locked already. */
  async of(tx: Transaction, caseId: string): Promise<OfCase> {
    const [row] = await tx.query<Row>(`select ${COLUMNS} from case_file c where c.id = $1`, [caseId]);
    if (!row) throw new Error(`There is no case ${caseId}.`);
    return read(row);
  }

  /**
   * Who had the case at a time that has passed: whatever is noticed late is told to who had it then, and not to who has
   * it by now. Null: the centre.
   */
  async holderAt(tx: Transaction, { caseId, agency, changedAt }: OfCase, time: Date): Promise<string | null> {
    if (changedAt <= time) return agency;
    // Of a case that was merged, from then on by the orders of the one that leads.
    const legs = await tx.query<Held>(
      `select w.agency, greatest(w.dispatched_at, m.joined_at) as "from", w.closed_at as "to"
         from work_order w left join incident_member m
           on m.case_id = $1 and w.case_id <> $1 and m.incident_id = w.incident_id and m.left_at is null
        where (w.case_id = $1 or m.id is not null and (w.closed_at is null or w.closed_at > m.joined_at))
          and w.role = 'lead' order by 2, w.id`,
      [caseId],
    );
    return heldAt(legs, agency, time);
  }

  /**
   * The cases, locked. Those that somebody else is at work on are left out.
   * @param patience how many milliseconds to wait for whoever is; then it is an error. Without it nobody is waited for.
   */
  async lock(tx: Transaction, caseIds: readonly string[], patience = 0): Promise<OfCase[]> {
    if (patience > 0) await tx.query(`select set_config('lock_timeout', $1, true)`, [String(patience)]);
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from case_file c where c.id = any($1) order by c.id
          for update of c ${patience > 0 ? '' : 'skip locked'}`,
      [caseIds],
    );
    return rows.map(read);
  }
}

const read = ({ pauses, ...row }: Row): OfCase => ({
  ...row,
  pauses: pauses.map(({ reason, from, to }) => ({
    reason,
    from: new Date(from),
    to: to === null ? null : new Date(to),
  })),
});
