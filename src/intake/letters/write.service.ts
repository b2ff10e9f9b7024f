import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DoorsService } from '../doors/doors.service.js';
import { FormTokens } from './form-token.service.js';
import { formRefused, tooManyLinks } from './letter.problems.js';
import { LetterFiles } from './letter-files.service.js';
import { LettersService } from './letters.service.js';
import type { MailboxLetterDto } from './mailbox.dto.js';

/** The form on the city's page. */
@Injectable()
export class WriteService {
  constructor(
    private readonly database: Database,
    private readonly doors: DoorsService,
    private readonly letters: LettersService,
    private readonly files: LetterFiles,
    private readonly forms: FormTokens,
    private readonly clock: Clock,
  ) {}

  /**
   * FORM_REFUSED 422, FORM_EXPIRED 422, TOO_MANY_LETTERS 429, FILE_NOT_YOURS 422, FILES_TOO_MANY 422. Sent twice, it is
   * one letter.
   */
  async write({ form, memo, name, email, files = [], ...said }: MailboxLetterDto): Promise<void> {
    const read = this.forms.read(form);
    if ('flaw' in read) throw formRefused(read.flaw);
    if (memo) throw formRefused('unknown');
    const delivery = { door: 'web' as const, source: 'mailbox', key: read.form };
    await this.database.transaction(tx =>
      this.doors.once(tx, delivery, async () => {
        const attachmentIds = await this.files.named(tx, files);
        const { asked } = await this.letters.take(tx, {
          ...said,
          ...{ via: 'web', messageId: null, from: { name, email }, attachmentIds, sealedRawId: null },
          receivedAt: this.clock.now(),
        });
        if (!asked) throw tooManyLinks();
        return { contactId: null, caseIds: [] };
      }),
    );
  }
}
