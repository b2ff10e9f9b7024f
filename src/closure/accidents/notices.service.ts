import { Injectable } from '@nestjs/common';
import { postOf } from '../../access/post.rules.js';
import { StaffByMail } from '../../access/staff-by-mail.query.js';
import type { AccidentRules, NoticeVia, Told } from '../../city/accident-rules.js';
import { Names } from '../../city/names.service.js';
import { Outbox } from '../../messages/mail/outbox.service.js';
import { PhoneTaskService } from '../../messages/phone-task.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { isForThem } from './accident.rules.js';
import { type FoundAccident, holderOf } from './accident-lock.service.js';
import { AccidentNotice } from './accident-notice.entity.js';

const LANGUAGE = 'zh-TW';

type Reached = Pick<AccidentNotice, 'phoneTaskId' | 'messageId'>;
const BY_SCREEN: Reached = { phoneTaskId: null, messageId: null };

/** 第一時間通知: everybody on the list, each by every way that the list names, in the transaction of the mark. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly phones: PhoneTaskService,
    private readonly outbox: Outbox,
    private readonly staff: StaffByMail,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  async send(tx: Transaction, found: FoundAccident, { tell }: AccidentRules): Promise<void> {
    for (const told of tell) {
      const agency = agencyOf(told, found);
      // Nobody has it yet, or it is about them.
      const isNobody = (told.holder || told.agency !== undefined) && agency === null;
      if (isNobody || !isForThem(told, found.file)) continue;
      for (const via of told.via)
        for (const reached of await this.reach(tx, found, told, via, agency))
          tx.add(
            Object.assign(new AccidentNotice(), {
              ...{ id: newId(), accidentId: found.accident.id, recipient: told.code, via, agency },
              ...{ role: told.role ?? null, ...reached, toldAt: this.clock.now() },
              ...{ shownAt: null, confirmedAt: null, confirmedBy: null },
            }),
          );
    }
  }

  private async reach(
    tx: Transaction,
    found: FoundAccident,
    told: Told,
    via: NoticeVia,
    agency: string | null,
  ): Promise<Reached[]> {
    switch (via) {
      case 'screen':
        return [BY_SCREEN];
      case 'phone': {
        const { id: caseId, number } = found.file;
        if (agency === null) return [];
        return [
          {
            ...BY_SCREEN,
            phoneTaskId: await this.phones.openForAccident(tx, { caseId, number, agency }),
          },
        ];
      }
      case 'mail':
      case 'sms': {
        const receivers = await this.receiversOf(tx, told, via);
        return receivers.map(to => ({ ...BY_SCREEN, messageId: this.write(tx, found, via, to) }));
      }
    }
  }

  /** An address of the list, or the accounts of a role that have one. */
  private async receiversOf(tx: Transaction, told: Told, via: 'mail' | 'sms'): Promise<Receiver[]> {
    const address = told[via];
    if (address !== undefined) return [{ address }];
    if (via === 'sms' || !told.role) return [];
    const people = await this.staff.ofRole(tx, told.role);
    return people.map(person => ({ staffId: person.id, post: postOf(person) }));
  }

  /** No place and nothing that anybody typed: who may read it, reads it there. */
  private write(tx: Transaction, { file, accident }: FoundAccident, via: 'mail' | 'sms', to: Receiver) {
    const { number, category, district } = file;
    return this.outbox.queue(tx, {
      ...{ kind: 'accident' as const, via, to, language: LANGUAGE, letterId: null, about: null },
      ...{ inReplyTo: null, queuedBy: accident.markedBy },
      values: {
        number,
        item: this.names.category(category).name,
        district: district === null ? null : this.names.district(district).name,
        page: `${this.outbox.ownAddress}/accidents`,
      },
    });
  }
}

type Receiver = { address: string } | { staffId: string; post: string };

/** Null: nobody, or the agency is not told. */
function agencyOf({ agency, holder }: Told, { file, accident }: FoundAccident): string | null {
  if (holder) return holderOf(file);
  return agency !== undefined && accident.told.includes(agency) ? agency : null;
}
