import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { CityService } from '../city/city.service.js';
import { isLimited } from '../city/promises.rules.js';
import { Database } from '../platform/database/database.js';
import { Events } from '../platform/log/events.service.js';
import { Problem } from '../platform/problem/problem.js';
import { withoutLimits } from './case.problems.js';
import { acted, type CaseActed, type RecategoriseDto } from './case-action.dto.js';
import { CaseLockService } from './case-lock.service.js';
import { TimelineService } from './timeline.service.js';

/**
 * The case was something else: its clocks take the new rule from the original start. Whoever reported is protected from
 * then on where the new item says so, and stays protected where it does not.
 */
@Injectable()
export class RecategoriseService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /**
   * UNKNOWN_CATEGORY 422; a category of the other kind is KIND_DIFFERS 422 (that is a conversion); the one it is of is
   * ALREADY_OF_CATEGORY 422; one in which nothing is ever due is CATEGORY_WITHOUT_LIMITS 422.
   */
  recategorise(number: string, dto: RecategoriseDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.recategorise', file, dto.version);
      const category = this.city.category(dto.category);
      if (!category || category.retired) throw unknownCategory(dto.category);
      if (category.kind !== file.kind) throw kindDiffers();
      if (category.code === file.category) throw alreadyOfCategory();
      if (!isLimited(this.city.limits(category.code, file.receivedAt))) throw withoutLimits(category);
      const from = file.category;
      const becomesConfidential = category.confidential && !file.confidential;
      this.lock.advance(tx, file, 'recategorise', {
        category: category.code,
        categoryVersion: category.version,
        ...(becomesConfidential && { confidential: true, contactConsent: false }),
      });
      this.timeline.write(tx, {
        caseId: file.id,
        kind: 'case.recategorised',
        text: dto.reason ?? null,
        data: { from, to: category.code },
      });
      await this.events.tell(tx, 'case.recategorised', {
        caseId: file.id,
        number: file.number,
        from,
        to: category.code,
        toVersion: category.version,
        kind: file.kind,
        receivedAt: file.receivedAt.toISOString(),
        ...(becomesConfidential && { becomesConfidential }),
      });
      return acted(file);
    });
  }
}

export const unknownCategory = (code: string): Problem =>
  new Problem('UNKNOWN_CATEGORY', 422, {
    'zh-TW': `沒有代碼為「${code}」的案類。`,
    en: `There is no category with the code "${code}".`,
  });

const alreadyOfCategory = (): Problem =>
  new Problem('ALREADY_OF_CATEGORY', 422, {
    'zh-TW': '案件已屬這個案類，請選擇其他案類。',
    en: 'The case is of this category already. Choose another one.',
  });

const kindDiffers = (): Problem =>
  new Problem('KIND_DIFFERS', 422, {
    'zh-TW': '派工案件與人民陳情不能以更改案類互換。',
    en: 'A dispatch case does not become a petition, or the reverse, by a change of category.',
  });
