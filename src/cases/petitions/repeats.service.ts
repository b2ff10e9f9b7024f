import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { Problem } from '../../platform/problem/problem.js';
import { acted, type CaseActed } from '../case-action.dto.js';
import type { CaseFile } from '../case-file.entity.js';
import { CaseLockService } from '../case-lock.service.js';
import { CaseLink } from '../links/case-link.entity.js';
import { TimelineService } from '../timeline.service.js';
import { ANSWERED_AT, agenciesRead, EARLIER } from './earlier.sql.js';
import type { LinkRepeatDto } from './repeats.dto.js';

interface Answer {
  id: string;
  number: string;
  answeredAt: Date | null;
}

/** 一再陳情: the same citizen about the same matter. The later one names the earlier ones; they stay as they are. */
@Injectable()
export class RepeatsService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409, UNKNOWN_EARLIER 422. */
  linkByHand(number: string, { version, earlier }: LinkRepeatDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.link-repeat', file, version);
      this.lock.advance(tx, file, 'link-repeat');
      await this.link(tx, file, earlier, me);
      return acted(file);
    });
  }

  /** Ids of the earlier petitions, each linked once. The case is locked. UNKNOWN_EARLIER 422. */
  async link(tx: Transaction, file: CaseFile, numbers: readonly string[], me: Asker): Promise<string[]> {
    const wanted = [...new Set(numbers)];
    if (wanted.length === 0) return [];
    const found = await tx.query<{ id: string; number: string; linked: boolean }>(
      `select e.id, e.number,
              exists (select 1 from case_link l where l.to_case = c.id and l.from_case = e.id) as linked
         from case_file c join case_file e on ${EARLIER}
        where c.id = $1 and e.number = any($3) order by e.received_at, e.id`,
      [file.id, agenciesRead(me), wanted],
    );
    if (found.length < wanted.length) throw unknownEarlier();
    for (const earlier of found) if (!earlier.linked) await this.keep(tx, file, earlier, me);
    return found.map(({ id }) => id);
  }

  /** From the first to the last. */
  answersOf(tx: Transaction, ids: readonly string[]): Promise<Answer[]> {
    return tx.query<Answer>(
      `select e.id, e.number, ${ANSWERED_AT} as "answeredAt"
         from case_file e where e.id = any($1::uuid[]) order by e.received_at, e.id`,
      [ids],
    );
  }

  private async keep(
    tx: Transaction,
    file: CaseFile,
    earlier: { id: string; number: string },
    me: Asker,
  ): Promise<void> {
    tx.add(
      Object.assign(new CaseLink(), {
        ...{ id: newId(), fromCase: earlier.id, toCase: file.id, kind: 'repeat' as const },
        ...{ linkedAt: this.clock.now(), linkedBy: me.id },
      }),
    );
    const told = { link: 'repeat' as const, fromId: earlier.id, from: earlier.number };
    this.timeline.write(tx, { caseId: file.id, kind: 'case.linked', data: told });
    await this.events.tell(tx, 'case.linked', { caseId: file.id, number: file.number, ...told });
  }
}

const unknownEarlier = (): Problem =>
  new Problem('UNKNOWN_EARLIER', 422, {
    'zh-TW': '所列的先前陳情中，有的不是同一陳情人同一案類的陳情，或您不能查閱。',
    en: 'Among the earlier petitions is one that is not of the same citizen and category, or that you may not see.',
  });
