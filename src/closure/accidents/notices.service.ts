import { Injectable } from '@nestjs/common';
import { postOf } from '../../access/post.rules.js';
import { permits } from '../../access/rights.js';
import { StaffByMail } from '../../access/staff-by-mail.query.js';
import { holderOf } from '../../cases/incidents/merge.rules.js';
import type { NoticeVia, Told } from '../../city/accident-rules.js';
import { Names } from '../../city/names.service.js';
import { Outbox } from '../../messages/mail/outbox.service.js';
import { PhoneTaskService } from '../../messages/phone-task.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { isForThem, isToBeTold, type ToldBefore } from './accident.rules.js';
import type { FoundAccident } from './accident-lock.service.js';
import { AccidentNotice } from './accident-notice.entity.js';
import { EndNoticesService } from './end-notices.service.js';

const LANGUAGE = 'zh-TW';

type Reached = Pick<AccidentNotice, 'phoneTaskId' | 'messageId' | 'noAddress'>;
const BY_SCREEN: Reached = { phoneTaskId: null, messageId: null, noAddress: false };
/** It stands among the notices, so that somebody sees it and tells them otherwise. */
const UNREACHED: Reached = { ...BY_SCREEN, noAddress: true };

/** 第一時間通知: everybody on the list, each by every way that the list names, in the transaction of the mark or of what changes who has the case. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly ends: EndNoticesService,
    private readonly phones: PhoneTaskService,
    private readonly outbox: Outbox,
    private readonly staff: StaffByMail,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  /** Those of the list, each by every way it names that they do not know it by yet. How many notices that made. */
  async send(tx: Transaction, found: FoundAccident, tell: readonly Told[]): Promise<number> {
    const before: ToldBefore[] = await this.ends.known(tx, found.accident.id);
    const known = before.length;
    for (const told of tell) {
      const agency = agencyOf(told, found);
      // Nobody has it yet, or it is about them.
      const isNobody = (told.holder || told.agency !== undefined) && agency === null;
      if (isNobody || !isForThem(told, found.file)) continue;
      for (const via of told.via) {
        const one = { recipient: told.code, agency, via };
        if (!isToBeTold(one, before)) continue;
        for (const reached of await this.reach(tx, found, told, via, agency)) {
          this.keep(tx, found, { ...one, ...reached, role: told.role ?? null });
          before.push({ ...one, endedAt: null, isWaiting: true });
        }
      }
    }
    return before.length - known;
  }

  private keep(
    tx: Transaction,
    { accident }: FoundAccident,
    told: Pick<AccidentNotice, 'recipient' | 'agency' | 'via' | 'role'> & Reached,
  ): void {
    tx.add(
      Object.assign(new AccidentNotice(), {
        ...{ id: newId(), accidentId: accident.id, ...told, toldAt: this.clock.now() },
        ...{ shownAt: null, confirmedAt: null, confirmedBy: null, endedAt: null, endedWhy: null },
      }),
    );
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
        const receivers = await this.receiversOf(tx, found, told, via);
        if (receivers.length === 0) return [UNREACHED];
        return receivers.map(to => ({ ...BY_SCREEN, messageId: this.write(tx, found, via, to) }));
      }
    }
  }

  /** An address of the list, or the accounts of a role that have one and may read it: some are for their districts only. */
  private async receiversOf(
    tx: Transaction,
    { file }: FoundAccident,
    told: Told,
    via: 'mail' | 'sms',
  ): Promise<Receiver[]> {
    const address = told[via];
    if (address !== undefined) return [{ address }];
    if (via === 'sms' || !told.role) return [];
    const on = { agency: holderOf(file), kind: file.kind, district: file.district };
    const people = await this.staff.ofRole(tx, told.role);
    return people
      .filter(person => permits(person, 'accident.read', on))
      .map(person => ({ staffId: person.id, post: postOf(person) }));
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
