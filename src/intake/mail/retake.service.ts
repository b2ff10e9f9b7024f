import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { DoorsService } from '../doors/doors.service.js';
import { QuarantineService } from '../quarantine/quarantine.service.js';
import { MailIn } from './mail-in.entity.js';
import { keyOf } from './mail-key.rules.js';
import { MailReader } from './parsing/mail-reader.js';
import { type Became, DOOR, TakeMailService } from './take-mail.service.js';

/** A mail that was kept for a person goes its way after all, once what was in its way is mended. */
@Injectable()
export class RetakeService {
  constructor(
    private readonly database: Database,
    private readonly reader: MailReader,
    private readonly taking: TakeMailService,
    private readonly quarantine: QuarantineService,
    private readonly doors: DoorsService,
  ) {}

  /** As if it came now. NOT_IN_QUARANTINE 404, RAW_IS_GONE 410, ALREADY_DECIDED 409, NOT_A_MAIL 409, STILL_NOT_TAKEN 409. */
  async retake(id: string, me: Asker): Promise<Exclude<Became, 'quarantine'>> {
    const { one, raw } = await this.quarantine.read(id);
    if (one.door !== 'mailbox') throw notAMail();
    const answer = await this.reader.read(raw);
    if ('unreadable' in answer) throw stillNotTaken();
    const { mail } = answer;
    const looked = await this.taking.look({ returnPath: null }, mail);
    return this.database.transaction(async tx => {
      await this.quarantine.decideWithin(tx, id, 'taken', me);
      const [before] = await tx.read(MailIn, { quarantineId: id }, { lock: true });
      if (!before) throw notAMail();
      // What could not be read then may have come again since, and been read.
      const nothing = () => Promise.resolve({ contactId: null, caseIds: [] });
      const { doubled } = await this.doors.once(tx, { ...DOOR, key: keyOf(mail) }, nothing);
      if (doubled && before.kind === 'unknown') throw cameAgain();
      const { via, receivedAt } = before;
      const { became } = await this.taking.take(
        tx,
        { raw, via, receivedAt, returnPath: null, before },
        looked,
      );
      if (became === 'quarantine') throw stillNotTaken();
      return became;
    });
  }
}

const notAMail = (): Problem =>
  new Problem('NOT_A_MAIL', 409, {
    'zh-TW': '這一筆不是信件，無法重新收件；請由傳送的系統再傳一次。',
    en: 'This is no mail and cannot be taken again. Let the system that sent it send it once more.',
  });

const stillNotTaken = (): Problem =>
  new Problem('STILL_NOT_TAKEN', 409, {
    'zh-TW': '這封信還是無法自動收件，仍保留在清單中，請由人工登錄。',
    en: 'This mail still cannot be taken by itself. It stays in the list; record by hand what it says.',
  });

const cameAgain = (): Problem =>
  new Problem('CAME_AGAIN', 409, {
    'zh-TW': '同一封信後來已再寄達並收件，這一筆可以捨棄。',
    en: 'The same mail came again and was taken then. This one can be discarded.',
  });
