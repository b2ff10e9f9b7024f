import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { caseNotFound } from '../../cases/case.problems.js';
import { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import type { Problem } from '../../platform/problem/problem.js';
import { MOST_ANSWER_TEXT } from '../answer.rules.js';
import { AnswerKeeper } from '../answer-keeper.service.js';
import { isContactedByAgency } from '../invite.rules.js';
import { REWORKED } from '../rework.sql.js';
import { Survey } from '../survey.entity.js';
import { answeredSince, notContacted, notImproved, notOfWorks } from './review.problems.js';
import { WORKS_LEVEL } from './review.rules.js';
import type { WorksAnswerDto, WorksAnsweredDto, WorksQuestionDto } from './works-answer.dto.js';
import { hindranceToAsking, type WorksHindrance } from './works-answer.rules.js';

interface Improved {
  improvedAt: Date | null;
  isAnswered: boolean;
  isContacted: boolean;
  isKnown: boolean;
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

  /** Whether there is something to ask. CASE_NOT_FOUND 404, CASE_NOT_YOURS 403. */
  question(number: string, me: Asker): Promise<WorksQuestionDto> {
    return this.database.transaction(async tx => {
      const [file] = await tx.read(CaseFile, { number });
      if (!file) throw caseNotFound();
      this.lock.permitRow(me, 'survey.record', file);
      const hindrance = this.hindrance(file, await this.improved(tx, file));
      const isOpen = hindrance === null || hindrance === 'not-contacted';
      return { isOpen, reasons: this.answers.reasons, mostText: MOST_ANSWER_TEXT };
    });
  }

  /**
   * CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, STALE_VERSION 409, NOT_PUBLIC_WORKS 409, ACTION_NOT_POSSIBLE 409 before it is
   * done, SURVEY_ANSWERED 409 once for each improvement, NOT_CONTACTED 409 before their number was opened; UNKNOWN_REASON 422, REASONS_NOT_ASKED 422.
   */
  record(number: string, dto: WorksAnswerDto, me: Asker): Promise<WorksAnsweredDto> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'survey.record', file, dto.version);
      const improved = await this.improved(tx, file);
      const hindrance = this.hindrance(file, improved);
      if (hindrance) throw HINDERED[hindrance]();
      const { id: caseId, agency: byAgency } = file;
      const { improvedAt: releasedAt, releases, afterRework, language } = improved;
      const now = this.clock.now();
      const survey = tx.add(
        Object.assign(new Survey(), {
          ...{ id: newId(), caseId, round: file.state === 'released' ? releases : releases + 1 },
          ...{ channel: 'call' as const, sample: 'self' as const, state: 'sent' as const },
          ...{ language: language ?? 'zh-TW', afterRework, byAgency, releasedAt },
          ...{ sendAt: now, invitedAt: now, expiresAt: now, tokenHash: null, messageId: null },
        }),
      );
      const level = WORKS_LEVEL[dto.satisfied ? 'satisfied' : 'dissatisfied'];
      const { reasons, text } = dto;
      const said = { service: level, outcome: level, reasons, text };
      const answeredAt = await this.answers.keep(tx, { survey, file }, said, me.id);
      return { answeredAt, version: file.version };
    });
  }

  private hindrance(
    file: CaseFile,
    { improvedAt, isAnswered, isContacted, isKnown }: Improved,
  ): WorksHindrance | null {
    const { agency, category, state } = file;
    const contactByAgency = isContactedByAgency(file, this.city.category(category));
    const asked = { improvedAt, isAnswered, isContacted, isKnown };
    return hindranceToAsking({ contactByAgency, agency, state, ...asked });
  }

  /** When it was done, the last time, and whether who reported has been called and heard of that. */
  private async improved(tx: Transaction, { id, agency }: CaseFile): Promise<Improved> {
    const [row] = await tx.query<Improved>(
      `select e.*, exists (select 1 from survey s where s.case_id = $1 and s.by_agency is not null
                              and s.released_at = e."improvedAt") as "isAnswered",
              exists (select 1 from access_log l join staff f on f.id = l.staff_id
                       where l.case_id = $1 and l.action = 'person.read' and f.agency = $2
                         and l.at >= e."improvedAt") as "isContacted",
              exists (select 1 from case_file c join citizen z on z.id = c.citizen_id
                       where c.id = $1 and z.anonymised_at is null and c.texts_redacted_at is null) as "isKnown",
              (select k.language from contact_case o join contact k on k.id = o.contact_id
                where o.case_id = $1 order by k.received_at, k.id limit 1) as language
         from (select max(at) filter (where kind in ('workorder.reported', 'case.replied', 'case.lead-reported'))
                        as "improvedAt",
                      (count(*) filter (where kind = 'case.released'))::integer as releases,
                      count(*) filter (where kind in (${REWORKED})) > 0 as "afterRework"
                 from case_entry where case_id = $1) e`,
      [id, agency],
    );
    return row as Improved;
  }
}

const HINDERED: Record<WorksHindrance, () => Problem> = {
  'not-works': notOfWorks,
  'not-improved': notImproved,
  answered: answeredSince,
  'not-contacted': notContacted,
};
