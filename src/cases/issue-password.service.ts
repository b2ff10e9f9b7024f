import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { GroundsQuery } from '../citizens/grounds.query.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { Problem } from '../platform/problem/problem.js';
import type { CaseFile } from './case-file.entity.js';
import { CaseLockService } from './case-lock.service.js';
import { CasePasswordService } from './case-password.service.js';
import type { PasswordIssuedDto } from './links/links.dto.js';
import { TimelineService } from './timeline.service.js';

/**
 * A petition that an officer opened (轉陳情) has a password that nobody was told, and passwords get lost. Whoever calls the
 * citizen back to tell them of the petition, or has them on the line, is given a new one; the one before is void.
 */
@Injectable()
export class IssuePasswordService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly passwords: CasePasswordService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly grounds: GroundsQuery,
  ) {}

  /** CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403, PASSWORD_NOT_YOURS_TO_TELL 403. */
  issue(number: string, me: Asker): Promise<PasswordIssuedDto> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permitRow(me, 'case.issue-password', file);
      const by = await this.groundOf(tx, file, me);
      if (!by) throw notYoursToTell();
      const password = this.passwords.draw();
      tx.set(file, { passwordHash: this.passwords.hash(file.number, password) });
      this.timeline.write(tx, { caseId: file.id, kind: 'case.password-issued' });
      await this.events.tell(tx, 'case.password-issued', { caseId: file.id, number: file.number, by });
      return { number: file.number, password };
    });
  }

  private async groundOf(tx: Transaction, file: CaseFile, me: Asker): Promise<'caller' | 'call-back' | null> {
    if (await this.tellsOfIt(tx, file.id, me)) return 'call-back';
    return (await this.speaksWithThem(tx, file, me)) ? 'caller' : null;
  }

  /** Who the caller is was looked up, and is recorded; which protected case is theirs is told to nobody on the line. */
  private async speaksWithThem(
    tx: Transaction,
    { id, citizenId, origin }: CaseFile,
    me: Asker,
  ): Promise<boolean> {
    if (citizenId === null || origin === 'replay') return false;
    return (await this.grounds.ground(tx, citizenId, id, me)) === 'caller';
  }

  /** The call-back about the conversion is this person's, and not done yet. */
  private async tellsOfIt(tx: Transaction, caseId: string, me: Asker): Promise<boolean> {
    const [task] = await tx.query(
      `select 1 from call_back
        where case_id = $1 and purpose = 'tell_conversion' and closed_at is null and taken_by = $2`,
      [caseId, me.id],
    );
    return task !== undefined;
  }
}

const notYoursToTell = (): Problem =>
  new Problem('PASSWORD_NOT_YOURS_TO_TELL', 403, {
    'zh-TW': '案件密碼只提供給正與本人通話（已查詢來電者）、或承接「告知轉陳情」電覆且尚未結案的人。',
    en: 'The password is for whoever has its citizen on the line and has looked them up, or has taken the call-back that tells of the conversion, until it is done.',
  });
