import { Injectable } from '@nestjs/common';
import { CaseLockService } from '../cases/case-lock.service.js';
import { CityService } from '../city/city.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { Deletion } from './deletion.entity.js';
import { DueQuery, type EndedCase } from './due.query.js';
import { dueOf, personDueOf, reasonAgainst, type Trace, type What, wishAgainst } from './due.rules.js';
import type { Outcome } from './item.js';

/** What belongs together in one transaction: all that one case, contact or person loses. */
export interface Unit {
  proposalId: string;
  requestId: string | null;
  asOf: string;
  caseId: string | null;
  contactId: string | null;
  citizenId: string | null;
  /** Of suspected bullying. */
  reportId: string | null;
  number: string | null;
}

interface Line {
  seq: number;
  what: What;
  rule: string;
}

type Key = Pick<Deletion, 'caseId' | 'contactId' | 'citizenId' | 'reportId'>;

/** Deletes what one case, contact, report or person loses; under its lock, and only if it still may. */
@Injectable()
export class CarryOutUnit {
  constructor(
    private readonly lock: CaseLockService,
    private readonly city: CityService,
    private readonly due: DueQuery,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async carryOut(tx: Transaction, unit: Unit): Promise<void> {
    if (unit.caseId !== null) await this.ofCase(tx, unit, unit.caseId);
    else if (unit.contactId !== null) await this.ofContact(tx, unit, unit.contactId);
    else if (unit.reportId !== null) await this.ofReport(tx, unit, unit.reportId);
    else if (unit.citizenId !== null) await this.ofPerson(tx, unit, unit.citizenId);
  }

  /** All that is still open of the unit has one outcome. */
  async close(tx: Transaction, unit: Unit, outcome: Outcome, why: string | null): Promise<void> {
    for (const line of await this.lines(tx, unit)) await this.mark(tx, unit, line, outcome, why);
  }

  private async ofCase(tx: Transaction, unit: Unit, caseId: string): Promise<void> {
    await this.lock.byNumber(tx, unit.number as string);
    const lines = await this.lines(tx, unit);
    const now = await this.due.caseNow(tx, caseId);
    for (const line of lines) {
      const against = now ? this.against(unit, now, line.what) : 'gone';
      if (against !== null) await this.mark(tx, unit, line, 'skipped', against);
      else await this.deleteOfCase(tx, unit, line, caseId);
    }
  }

  private against(unit: Unit, { trace, hasTexts, attachments }: EndedCase, what: What): string | null {
    if (what === 'texts' ? !hasTexts : attachments === 0) return 'gone';
    return this.againstTrace(unit, trace, what);
  }

  private againstTrace(unit: Unit, trace: Trace, what: What): string | null {
    if (unit.requestId !== null) return wishAgainst([trace], false);
    return reasonAgainst(dueOf(trace, what, this.city.retention), unit.asOf);
  }

  private async deleteOfCase(tx: Transaction, unit: Unit, line: Line, caseId: string): Promise<void> {
    const told = { caseId, number: unit.number as string, proposalId: unit.proposalId, rule: line.rule };
    if (line.what === 'texts') {
      this.log(tx, unit, line, { what: 'texts' });
      await tx.query(
        `update legal_hold set reason = '', lift_reason = null where case_id = $1 and lifted_at is not null`,
        [caseId],
      );
      await this.events.tell(tx, 'privacy.texts-due', told);
    } else {
      // Read before they are gone: each of them is named in the log.
      const photos = await tx.query<{ id: string }>(
        'select id from attachment where case_id = $1 order by id',
        [caseId],
      );
      for (const { id } of photos) this.log(tx, unit, line, { what: 'attachment', attachmentId: id });
      await this.events.tell(tx, 'privacy.attachments-due', told);
    }
    await this.mark(tx, unit, line, 'done', null);
  }

  private async ofContact(tx: Transaction, unit: Unit, contactId: string): Promise<void> {
    await tx.query('select id from contact where id = $1 for update', [contactId]);
    const now = await this.due.contactNow(tx, contactId);
    await this.textsOf(tx, unit, now, ({ rule }) =>
      this.events.tell(tx, 'privacy.contact-due', { contactId, proposalId: unit.proposalId, rule }),
    );
  }

  /** Whoever is just placing a hold on it is waited for. */
  private async ofReport(tx: Transaction, unit: Unit, reportId: string): Promise<void> {
    await tx.query('select id from bullying_report where id = $1 for update', [reportId]);
    const now = await this.due.reportNow(tx, reportId);
    await this.textsOf(tx, unit, now, ({ rule }) =>
      this.events.tell(tx, 'privacy.report-due', { reportId, proposalId: unit.proposalId, rule }),
    );
  }

  /** All that what is no case loses. */
  private async textsOf(
    tx: Transaction,
    unit: Unit,
    now: { trace: Trace } | null,
    tell: (line: Line) => Promise<void>,
  ): Promise<void> {
    for (const line of await this.lines(tx, unit)) {
      const against = now ? this.againstTrace(unit, now.trace, 'texts') : 'gone';
      if (against !== null) {
        await this.mark(tx, unit, line, 'skipped', against);
        continue;
      }
      this.log(tx, unit, line, { what: 'texts' });
      await tell(line);
      await this.mark(tx, unit, line, 'done', null);
    }
  }

  /** Cases first, then the person, as everyone locks them: nobody opens or reopens a case of theirs meanwhile. */
  private async ofPerson(tx: Transaction, unit: Unit, citizenId: string): Promise<void> {
    const cases = await tx.query<{ id: string }>('select id from case_file where citizen_id = $1', [
      citizenId,
    ]);
    await this.lock.several(tx, { ids: cases.map(({ id }) => id) });
    await tx.query('select id from citizen where id = $1 for update', [citizenId]);
    const lines = await this.lines(tx, unit);
    const now = await this.due.personNow(tx, citizenId);
    for (const line of lines) {
      const against = now ? this.againstPerson(unit, now.traces, now.held) : 'gone';
      if (against !== null) {
        await this.mark(tx, unit, line, 'skipped', against);
        continue;
      }
      this.log(tx, unit, line, { what: 'person' });
      await this.forgetWordsAbout(tx, citizenId);
      const { proposalId } = unit;
      await this.audit.record(tx, {
        action: 'person.forgotten',
        citizenId,
        subject: `proposal:${proposalId}`,
      });
      await this.events.tell(tx, 'privacy.person-due', { citizenId, proposalId, rule: line.rule });
      await this.mark(tx, unit, line, 'done', null);
    }
  }

  private againstPerson(unit: Unit, traces: readonly Trace[], held: boolean): string | null {
    if (unit.requestId !== null) return wishAgainst(traces, held);
    return reasonAgainst(personDueOf(traces, this.city.retention, held), unit.asOf);
  }

  /** What was typed about this person here: reasons of finished requests and of holds that were lifted. */
  private async forgetWordsAbout(tx: Transaction, citizenId: string): Promise<void> {
    await tx.query(
      `update person_request r
          set extension_reason = null, decision_reason = null, result = null
        where r.finished_at is not null
          and exists (select 1 from person_request_citizen l where l.request_id = r.id and l.citizen_id = $1)`,
      [citizenId],
    );
    await tx.query(
      `update legal_hold set reason = '', lift_reason = null where citizen_id = $1 and lifted_at is not null`,
      [citizenId],
    );
  }

  /** What is still to be done of the unit, locked. */
  private lines(tx: Transaction, unit: Unit): Promise<Line[]> {
    return tx.query<Line>(
      `select seq, what, rule from retention_item
        where proposal_id = $1 and outcome is null
          and coalesce(case_id, contact_id, citizen_id, report_id) = coalesce($2::uuid, $3::uuid, $4::uuid, $5::uuid)
        order by seq for update`,
      [unit.proposalId, unit.caseId, unit.contactId, unit.citizenId, unit.reportId],
    );
  }

  private async mark(
    tx: Transaction,
    unit: Unit,
    line: Line,
    outcome: Outcome,
    why: string | null,
  ): Promise<void> {
    await tx.query(
      'update retention_item set outcome = $3, why = $4, handled_at = $5 where proposal_id = $1 and seq = $2',
      [unit.proposalId, line.seq, outcome, why, this.clock.now()],
    );
  }

  private log(
    tx: Transaction,
    unit: Unit & Key,
    line: Line,
    deleted: Pick<Deletion, 'what'> & Partial<Deletion>,
  ): void {
    const { proposalId, caseId, contactId, citizenId, reportId, number } = unit;
    tx.add(
      Object.assign(new Deletion(), {
        ...{ id: newId(), at: this.clock.now(), proposalId, caseId, contactId, citizenId, reportId },
        ...{ number: citizenId === null ? number : null, attachmentId: null, rule: line.rule, ...deleted },
      }),
    );
  }
}
