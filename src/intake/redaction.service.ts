import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Fact } from '../platform/log/fact.js';

/**
 * The contact stays and counts; what was typed in it goes, what leads to the recording of the call, and the number that
 * it came from.
 */
@Injectable()
export class ContactRedaction {
  constructor(
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** Hears privacy.texts-due: a contact of several cases goes with the last of them. */
  async ofCase(tx: Transaction, { payload }: Fact<'privacy.texts-due'>): Promise<void> {
    const contacts = await tx.query<{ id: string }>(
      `select l.contact_id as id from contact_case l where l.case_id = $1
          and not exists (select 1 from contact_case o join case_file c on c.id = o.case_id
                           where o.contact_id = l.contact_id and c.texts_redacted_at is null)`,
      [payload.caseId],
    );
    for (const { id } of contacts) await this.redact(tx, id);
  }

  /** Hears privacy.contact-due. */
  ofContact(tx: Transaction, { payload }: Fact<'privacy.contact-due'>): Promise<void> {
    return this.redact(tx, payload.contactId);
  }

  /** Hears privacy.person-due: the numbers of all calls of theirs. */
  async ofPerson(tx: Transaction, { payload }: Fact<'privacy.person-due'>): Promise<void> {
    await tx.query(
      `update call set number = null, number_hash = null
        where contact_id in (select id from contact where citizen_id = $1)`,
      [payload.citizenId],
    );
  }

  /** A topic that is a code of the city's says nothing about a person; one that was typed may. */
  private async redact(tx: Transaction, contactId: string): Promise<void> {
    const codes = this.city.topics.map(({ code }) => code);
    await tx.query(
      `update contact set note = null, call_reference = null, late_reason = null, texts_redacted_at = $2,
              topic = case when topic = any($3) then topic end
        where id = $1`,
      [contactId, this.clock.now(), codes],
    );
    await tx.query('update chat set transcript = null, wish = null, topic = null where contact_id = $1', [
      contactId,
    ]);
    await tx.query('update call set number = null, number_hash = null where contact_id = $1', [contactId]);
  }
}
