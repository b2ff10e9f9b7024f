import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { StaffByMail } from '../../access/staff-by-mail.query.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { namesSomebody, nextMail } from './mailing.rules.js';
import type { FilterMailDto } from './saved.dto.js';
import { namesInMail, noMailAddress } from './saved.problems.js';
import type { Asked, SavedFilter } from './saved-filter.entity.js';

type Mailed = Pick<SavedFilter, 'mailEvery' | 'mailFormat' | 'mailLanguage' | 'mailNextAt'>;

const NOT_MAILED: Mailed = { mailEvery: null, mailFormat: null, mailLanguage: null, mailNextAt: null };

/** Whether a saved filter is sent to its owner, and when next. */
@Injectable()
export class MailingService {
  constructor(
    private readonly people: StaffByMail,
    private readonly clock: Clock,
  ) {}

  /** NO_MAIL_ADDRESS 422. NAMES_IN_MAIL 422: a mail has figures, and nobody's name. */
  async of(tx: Transaction, mail: FilterMailDto | null, asked: Asked, me: Asker): Promise<Mailed> {
    if (!mail) return NOT_MAILED;
    if (namesSomebody(asked)) throw namesInMail();
    if (!(await this.people.of(tx, me.id))) throw noMailAddress();
    const mailNextAt = nextMail(mail.every, this.clock.now());
    return { mailEvery: mail.every, mailFormat: mail.format, mailLanguage: mail.language, mailNextAt };
  }
}
