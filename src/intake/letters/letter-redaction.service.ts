import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { ClaimFilesService } from '../../files/claim-files.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact } from '../../platform/log/fact.js';
import { WakefulLoop } from '../../platform/log/wakeful-loop.js';
import { UNCONFIRMED_KEPT_DAYS } from './letter.rules.js';

const HOUR_MS = 3_600_000;
const BATCH = 100;
const NOTHING = `name = null, email = null, phone = null, address = null, email_hash = null, subject = null, text = null,
  source_message_id = null`;

/** That a letter came stays and counts; what it said goes with its cases, or, never confirmed, after a year. */
@Injectable()
export class LetterRedaction implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(LetterRedaction.name, () => this.forgetUnconfirmed(), HOUR_MS);

  constructor(
    private readonly database: Database,
    private readonly files: ClaimFilesService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Hears privacy.texts-due: a letter of several cases goes with the last of them. */
  async ofCase(tx: Transaction, { payload }: Fact<'privacy.texts-due'>): Promise<void> {
    const letters = await tx.query<{ id: string }>(
      `update letter l set ${NOTHING}, forgotten_at = $2
        where l.id = (select letter_id from letter_case where case_id = $1)
          and not exists (select 1 from letter_case j join case_file c on c.id = j.case_id
                           where j.letter_id = l.id and c.texts_redacted_at is null)
        returning l.id`,
      [payload.caseId, this.clock.now()],
    );
    await this.tell(tx, letters);
  }

  /** Hears privacy.person-due. */
  async ofPerson(tx: Transaction, { payload }: Fact<'privacy.person-due'>): Promise<void> {
    const letters = await tx.query<{ id: string }>(
      `update letter set ${NOTHING}, forgotten_at = coalesce(forgotten_at, $2) where citizen_id = $1 returning id`,
      [payload.citizenId, this.clock.now()],
    );
    await this.tell(tx, letters);
  }

  /** No petition ever came of these, and nobody's case hangs on them. True while there may be more. */
  forgetUnconfirmed(): Promise<boolean> {
    const now = this.clock.now();
    return this.database.transaction(async tx => {
      const gone = await tx.query<{ id: string }>(
        `update letter set ${NOTHING}, token_hash = null, forgotten_at = $1
          where id in (select id from letter where state = 'waiting' and forgotten_at is null
                          and expires_at < $1::timestamptz - $2 * interval '1 day'
                        order by expires_at limit ${BATCH} for update skip locked)
          returning id`,
        [now, UNCONFIRMED_KEPT_DAYS],
      );
      await this.tell(tx, gone);
      return gone.length === BATCH;
    });
  }

  /** What hangs on them goes as well: their files here, the mails that they came as where those are kept. */
  private async tell(tx: Transaction, letters: readonly { id: string }[]): Promise<void> {
    for (const { id: letterId } of letters) {
      await this.files.letGo(tx, letterId);
      await this.events.tell(tx, 'letter.forgotten', { letterId });
    }
  }
}
