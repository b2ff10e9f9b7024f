import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { StaffByMail } from '../../access/staff-by-mail.query.js';
import { Outbox } from '../../messages/mail/outbox.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { namesSomebody, nextMail } from './mailing.rules.js';
import type { FilterMailDto } from './saved.dto.js';
import { namesInMail, noMailAddress, noMailGateway } from './saved.problems.js';
import type { SavedFilter } from './saved-filter.entity.js';

type Mailed = Pick<SavedFilter, 'mailEvery' | 'mailFormat' | 'mailLanguage' | 'mailNextAt' | 'mailFailed'>;

const NOT_MAILED: Mailed = {
  ...{ mailEvery: null, mailFormat: null, mailLanguage: null, mailNextAt: null },
  mailFailed: null,
};

/** Whether a saved filter is sent to its owner, and when next. */
@Injectable()
export class MailingService {
  constructor(
    private readonly people: StaffByMail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** NO_MAIL_GATEWAY, NO_MAIL_ADDRESS, NAMES_IN_MAIL 422: a mail has figures, and nobody's name. */
  async of(
    tx: Transaction,
    mail: FilterMailDto | null,
    { asked, mailEvery, mailNextAt }: Pick<SavedFilter, 'asked'> & Partial<Mailed>,
    me: Asker,
  ): Promise<Mailed> {
    if (!mail) return NOT_MAILED;
    if (!this.outbox.isOpen) throw noMailGateway();
    if (namesSomebody(asked)) throw namesInMail();
    if (!(await this.people.of(tx, me.id))) throw noMailAddress();
    // What is due is still sent.
    const isAsBefore = mail.every === mailEvery && mailNextAt;
    return {
      ...{ mailEvery: mail.every, mailFormat: mail.format, mailLanguage: mail.language },
      mailNextAt: isAsBefore ? mailNextAt : nextMail(mail.every, this.clock.now()),
      mailFailed: null,
    };
  }
}
