import { Injectable } from '@nestjs/common';
import { type Asker, permits } from '../../../access/rights.js';
import { phoneLookup } from '../../../citizens/citizen.sealed.js';
import { phoneIncomplete } from '../../../citizens/citizens.problems.js';
import { isCompletePhone } from '../../../citizens/phone.rules.js';
import { CityService } from '../../../city/city.service.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Conditions } from '../../../platform/database/conditions.js';
import { Database } from '../../../platform/database/database.js';
import { type Keyset, pageOf } from '../../../platform/database/page.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { Vault } from '../../../platform/vault/vault.js';
import type { CallerPolicy } from './caller-policy.entity.js';
import type {
  CallerAdviceDto,
  CallerPoliciesDto,
  CallerPolicyDto,
  CallerPolicyFilter,
  NumberPoliciesDto,
} from './policy.dto.js';
import { mayAppeal, shownState } from './policy.rules.js';

type Row = CallerPolicy & {
  proposer: string;
  decider: string | null;
  appealTaker: string | null;
  appealDecider: string | null;
};

const POLICIES = `
  select p.id, p.version, p.step, p.state, p.number, p.reason, p.proposed_by as "proposedBy",
         p.proposed_at as "proposedAt", p.decided_by as "decidedBy", p.decided_at as "decidedAt", p.decision,
         p.until_at as "untilAt", p.ended_at as "endedAt", p.ended_why as "endedWhy",
         p.end_reason as "endReason", p.appeal,
         p.appealed_at as "appealedAt", p.appeal_decided_by as "appealDecidedBy",
         p.appeal_decided_at as "appealDecidedAt", p.appeal_upheld as "appealUpheld",
         p.appeal_decision as "appealDecision", s.name as proposer, d.name as decider, t.name as "appealTaker",
         a.name as "appealDecider"
    from caller_policy p join staff s on s.id = p.proposed_by left join staff d on d.id = p.decided_by
         left join staff t on t.id = p.appeal_taken_by left join staff a on a.id = p.appeal_decided_by`;
const LATEST: Keyset = { table: 'caller_policy', as: 'p', key: 'proposed_at', order: 'desc' };
const SHOWN_DIGITS = 3;

/** Steps about numbers: as people read them, and as a telephone system is advised. */
@Injectable()
export class PolicyQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async list({ state, ...page }: CallerPolicyFilter, me: Asker): Promise<CallerPoliciesDto> {
    const asked = new Conditions();
    if (state === 'open')
      asked.add(
        `(p.state = 'proposed' or p.state = 'in_force' and p.until_at > ${asked.place(this.clock.now())}
          or p.appealed_at is not null and p.appeal_decided_at is null)`,
      );
    const { rows, next } = await pageOf<Row>(this.database, POLICIES, asked, LATEST, page);
    const steps = (this.city.protocol?.callerPolicy?.steps ?? []).map(
      ({ code, name, nameEn, advice, days }) => ({ code, name, nameEn, advice, days }),
    );
    return { items: rows.map(row => this.shown(row, me)), next, steps };
  }

  /** What was decided about a number that somebody says is theirs. PHONE_INCOMPLETE 422. */
  async ofNumber(phone: string, me: Asker): Promise<NumberPoliciesDto> {
    if (!isCompletePhone(phone)) throw phoneIncomplete();
    const rows = await this.database.query<Row>(
      `${POLICIES} where p.number_hash = any($1::bytea[]) order by p.proposed_at desc, p.id desc limit 50`,
      [this.vault.lookupHashes(phoneLookup(phone) as string)],
    );
    return { items: rows.map(row => this.shown(row, me)) };
  }

  async one(tx: Transaction, id: string, me: Asker): Promise<CallerPolicyDto> {
    const [row] = await tx.query<Row>(`${POLICIES} where p.id = $1`, [id]);
    if (!row) throw new Error(`There is no step ${id}.`);
    return this.shown(row, me);
  }

  /** For the telephone system: what to play first, and always a way through. A hidden number has no step. */
  async advice(phone: string | null): Promise<CallerAdviceDto> {
    const rules = this.city.protocol?.callerPolicy;
    const nothing = {
      step: null,
      connect: 'agent' as const,
      message: null,
      limitMinutes: null,
      untilAt: null,
    };
    const lookup = phone === null ? null : phoneLookup(phone);
    const [row] = lookup
      ? await this.database.query<{ step: string; untilAt: Date }>(
          `select step, until_at as "untilAt" from caller_policy
            where number_hash = any($1::bytea[]) and state = 'in_force' and until_at > $2
            order by decided_at desc limit 1`,
          [this.vault.lookupHashes(lookup), this.clock.now()],
        )
      : [];
    const step = row && rules?.steps.find(({ code }) => code === row.step);
    if (!rules || !step) return { ...nothing, emergency: rules?.emergency ?? null };
    const { code, name, nameEn, message = null, limitMinutes = null } = step;
    return {
      ...{
        step: { code, name, nameEn },
        connect: message ? 'message_first' : 'agent',
        message,
        limitMinutes,
      },
      ...{ untilAt: row.untilAt, emergency: rules.emergency },
    };
  }

  private shown(row: Row, me: Asker): CallerPolicyDto {
    const now = this.clock.now();
    const state = shownState(row, now);
    const open = (column: string, sealed: Buffer | null): string | null =>
      sealed && this.vault.open(sealed, { column: `caller_policy.${column}`, row: row.id });
    const step = this.city.protocol?.callerPolicy?.steps.find(({ code }) => code === row.step);
    const may = permits(me, 'caller-policy.decide', {});
    const withinDays = this.city.protocol?.callerPolicy?.appealWithinDays ?? 0;
    return {
      ...{ id: row.id, version: row.version, state },
      step: { code: row.step, name: step?.name ?? row.step, nameEn: step?.nameEn ?? row.step },
      number: endOf(open('number', row.number)),
      reason: open('reason', row.reason),
      ...{ proposedBy: row.proposer, proposedAt: row.proposedAt },
      ...{ decidedBy: row.decider, decidedAt: row.decidedAt, decision: open('decision', row.decision) },
      ...{ untilAt: row.untilAt, endedAt: row.endedAt, endedWhy: row.endedWhy },
      endReason: open('end_reason', row.endReason),
      appeal: row.appealedAt && {
        ...{ at: row.appealedAt, text: open('appeal', row.appeal), takenBy: row.appealTaker },
        ...{ decidedAt: row.appealDecidedAt, decidedBy: row.appealDecider, upheld: row.appealUpheld },
        decision: open('appeal_decision', row.appealDecision),
      },
      mayDecide: may && state === 'proposed' && row.proposedBy !== me.id,
      mayEnd: may && state === 'in_force',
      mayAppeal: permits(me, 'caller-policy.appeal', {}) && mayAppeal(row, { now, withinDays }),
      mayDecideAppeal:
        may && row.appealedAt !== null && row.appealDecidedAt === null && row.decidedBy !== me.id,
    };
  }
}

/** Enough to tell one step from another, too little to call. */
const endOf = (number: string | null): string | null =>
  number && `•••${number.replace(/\D/g, '').slice(-SHOWN_DIGITS)}`;
