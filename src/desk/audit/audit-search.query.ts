import { Injectable } from '@nestjs/common';
import { type Asker, narrowing } from '../../access/rights.js';
import { Names } from '../../city/names.service.js';
import { Conditions } from '../../platform/database/conditions.js';
import { cursorOf, keyOf } from '../../platform/database/cursor.rules.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { AuditPageDto, AuditRowDto } from './audit.dto.js';
import { actionWords } from './audit.words.js';

/** What is looked for, with everybody resolved to ids. */
export interface Sought {
  /** Of the person who is meant; empty: this person is unknown, and only the case finds anything. */
  citizens?: string[];
  caseId?: string;
  staffId?: string;
  action?: string;
  from?: Date;
  to?: Date;
  after?: string;
  limit: number;
}

interface Row {
  id: string;
  at: Date;
  actorKind: string;
  action: string;
  citizenId: string | null;
  subject: string | null;
  reason: string | null;
  number: string | null;
  staffId: string | null;
  username: string;
  name: string;
  role: string;
  agency: string | null;
  account: string | null;
}

/** The record of access, newest first. */
@Injectable()
export class AuditSearchQuery {
  constructor(private readonly names: Names) {}

  async page(tx: Transaction, sought: Sought, me: Asker): Promise<AuditPageDto> {
    const asked = new Conditions();
    if (sought.citizens) {
      const person = `a.citizen_id = any(${asked.place(sought.citizens)}::uuid[])`;
      asked.add(sought.caseId ? `(${person} or a.case_id = ${asked.place(sought.caseId)})` : person);
    }
    asked.equals('a.staff_id', sought.staffId);
    asked.equals('a.action', sought.action);
    if (sought.from) asked.add(`a.at >= ${asked.place(sought.from)}`);
    if (sought.to) asked.add(`a.at < ${asked.place(sought.to)}`);
    if (sought.after !== undefined) {
      const key = keyOf(sought.after);
      asked.add(`(a.at, a.id) < (${asked.place(key.at)}, ${asked.place(key.id)})`);
    }
    const rows = await tx.query<Row>(
      `select a.id, a.at, a.actor_kind as "actorKind", a.action, a.citizen_id as "citizenId", a.subject, a.reason,
              c.number, s.id as "staffId", s.username, s.name, s.role, s.agency, t.username as account
         from access_log a
         left join staff s on s.id = a.staff_id
         left join case_file c on c.id = a.case_id
         left join staff t on a.subject = 'staff:' || t.id::text
        ${asked.where} order by a.at desc, a.id desc limit ${asked.place(sought.limit + 1)}`,
      asked.values,
    );
    const shown = rows.slice(0, sought.limit);
    const last = shown.at(-1);
    const mayOpen = readsEveryCase(me);
    return {
      items: shown.map(row => this.worded(row, mayOpen)),
      next: rows.length > sought.limit && last ? cursorOf(last) : null,
    };
  }

  private worded(row: Row, mayOpen: boolean): AuditRowDto {
    const { id, at, actorKind, action, citizenId, subject, reason, number, staffId, account } = row;
    const { username, name, role, agency } = row;
    return {
      id,
      at: at.toISOString(),
      who: staffId && { id: staffId, username, name, role, agency: agency && this.names.agency(agency) },
      actorKind,
      action,
      what: actionWords(action),
      personId: citizenId,
      case: number && { number, mayOpen },
      account,
      subject,
      reason,
    } as AuditRowDto;
  }
}

/** A link to a case is for those only who may open any. */
function readsEveryCase(me: Asker): boolean {
  const narrowed = narrowing(me, 'case.read');
  return narrowed !== null && Object.keys(narrowed).length === 0;
}
