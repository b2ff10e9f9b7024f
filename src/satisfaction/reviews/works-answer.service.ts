import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { AnswerKeeper } from '../answer-keeper.service.js';
import { REWORKED } from '../rework.sql.js';
import type { SurveyAnsweredDto } from '../survey.dto.js';
import { Survey } from '../survey.entity.js';
import type { WorksAnswerDto } from './review.dto.js';
import { answeredSince, notImproved, notOfWorks } from './review.problems.js';
import { WORKS_LEVEL } from './review.rules.js';

interface Improved {
  improvedAt: Date | null;
  releases: number;
  afterRework: boolean;
  language: string | null;
}

/**
 * 全民督工: because of the personal-data act the agency itself asks who reported, once it has improved what was wrong, and
 * writes down what they say. It counts apart; whoever is not content is heard as the city's rule says.
 */
@Injectable()
export class WorksAnswerService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly city: CityService,
    private readonly answers: AnswerKeeper,
    private readonly clock: Clock,
  ) {}

  /**
   * CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, STALE_VERSION 409, NOT_PUBLIC_WORKS 409, ACTION_NOT_POSSIBLE 409 before it is
   * done, SURVEY_ANSWERED 409 once for each improvement; UNKNOWN_REASON 422, REASONS_NOT_ASKED 422.
   */
  record(number: string, dto: WorksAnswerDto, me: Asker): Promise<SurveyAnsweredDto> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'survey.record', file, dto.version);
      const { id: caseId, agency: byAgency, contactConsent, category, citizenId } = file;
      const isWorks = contactConsent && this.city.category(category)?.contactByAgency === true;
      if (!isWorks || byAgency === null || citizenId === null) throw notOfWorks();
      const { improvedAt, releases, afterRework, language } = await this.improved(tx, file);
      const isDone = ['reported', 'replied', 'released'].includes(file.state);
      if (!isDone || improvedAt === null) throw notImproved();
      const [before] = await tx.read(Survey, { caseId, byAgency, releasedAt: improvedAt });
      if (before) throw answeredSince();
      const now = this.clock.now();
      const survey = tx.add(
        Object.assign(new Survey(), {
          ...{ id: newId(), caseId, round: file.state === 'released' ? releases : releases + 1 },
          ...{ channel: 'call' as const, sample: 'self' as const, state: 'sent' as const },
          ...{ language: language ?? 'zh-TW', afterRework, byAgency, releasedAt: improvedAt },
          ...{ sendAt: now, invitedAt: now, expiresAt: now, tokenHash: null, messageId: null },
        }),
      );
      const level = WORKS_LEVEL[dto.satisfied ? 'satisfied' : 'dissatisfied'];
      const { reasons, text } = dto;
      const said = { service: level, outcome: level, reasons, text };
      return { answeredAt: await this.answers.keep(tx, { survey, file }, said, me.id) };
    });
  }

  /** When it was done, the last time. */
  private async improved(tx: Transaction, { id }: CaseFile): Promise<Improved> {
    const [row] = await tx.query<Improved>(
      `select max(at) filter (where kind in ('workorder.reported', 'case.replied', 'case.lead-reported')) as "improvedAt",
              (count(*) filter (where kind = 'case.released'))::integer as releases,
              count(*) filter (where kind in (${REWORKED})) > 0 as "afterRework",
              (select k.language from contact_case o join contact k on k.id = o.contact_id
                where o.case_id = $1 order by k.received_at, k.id limit 1) as language
         from case_entry where case_id = $1`,
      [id],
    );
    return row as Improved;
  }
}
