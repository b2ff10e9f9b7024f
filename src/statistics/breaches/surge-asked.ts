import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { Words } from '../../platform/problem/problem.js';

/** Whether what came in during a surge is counted: as ever, not at all, or alone. */
const SURGES_ASKED = ['with', 'without', 'only'] as const;
export type SurgeAsked = (typeof SURGES_ASKED)[number];

export const SURGE_WORDS: Record<'heading' | SurgeAsked, Words> = {
  heading: { 'zh-TW': '大量案件', en: 'Surge' },
  with: { 'zh-TW': '含應變期間進線案件', en: 'with cases of surges' },
  without: { 'zh-TW': '不含應變期間進線案件', en: 'without cases of surges' },
  only: { 'zh-TW': '僅應變期間進線案件', en: 'only cases of surges' },
};

/** Left out: with them. */
export const AskedOfSurges = (): PropertyDecorator => (target, name) => {
  for (const decorate of [
    ApiPropertyOptional({
      enum: SURGES_ASKED,
      default: 'with',
      description: 'Cases that came in during a surge',
    }),
    IsOptional(),
    IsIn(SURGES_ASKED),
  ])
    decorate(target, name);
};
