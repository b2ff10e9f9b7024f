import { Injectable } from '@nestjs/common';
import type { Right } from '../access/rights.js';
import { WritingTo } from '../citizens/writing-to.service.js';
import { CityService } from '../city/city.service.js';
import { MailGateway } from '../messages/mail/mail-gateway.js';
import { SmsGateway } from '../messages/sms/sms-gateway.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Reach } from './invite.rules.js';

/** By which ways a citizen can be asked: looked at with the release, and again when it is time, for a way may be closed by then. */
@Injectable()
export class ReachService {
  constructor(
    private readonly city: CityService,
    private readonly citizens: WritingTo,
    private readonly mails: MailGateway,
    private readonly texts: SmsGateway,
    private readonly clock: Clock,
  ) {}

  /** Which ways are open now, and lead to them. */
  async of(tx: Transaction, citizenId: string, caseId: string): Promise<Reach> {
    const { mail, sms, call } = await this.citizens.reach(tx, citizenId);
    const calls = this.city.protocol?.satisfaction?.phone !== undefined;
    return {
      mail: mail && this.mails.isOpen,
      sms: sms && this.texts.isOpen,
      call: call && calls,
      app: await this.appPassesOn(tx, caseId),
    };
  }

  /** The app it came from has a key that says so: one that knows nothing of surveys would keep them to itself. */
  private async appPassesOn(tx: Transaction, caseId: string): Promise<boolean> {
    const right: Right = 'survey.pass-on';
    const rows = await tx.query(
      `select 1 from open311_report r join api_key k on k.staff_id = r.machine_id
        where r.case_id = $1 and k.revoked_at is null and k.expires_at > $2 and $3 = any(k.rights) limit 1`,
      [caseId, this.clock.now(), right],
    );
    return rows.length > 0;
  }
}
