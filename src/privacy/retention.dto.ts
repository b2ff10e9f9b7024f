import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Trimmed } from '../platform/problem/trimmed.js';
import { WHAT, type What } from './due.rules.js';
import { OUTCOMES, type Outcome } from './item.js';
import { PROPOSAL_STATES, type ProposalState } from './retention-proposal.entity.js';

export const MOST_REASON = 1000;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const OF = ['case', 'contact', 'person', 'bullying'] as const;
const KINDS = ['dispatch', 'petition', 'contact', 'bullying'] as const;
export const LIST_FORMATS = ['csv', 'ods'] as const;

export class ProposeDto {
  @ApiPropertyOptional({ example: '2026-11-21', description: 'Taipei; today where it is left out' })
  @IsOptional()
  @IsString()
  @Matches(DAY)
  asOf?: string;
}

export class DecideProposalDto {
  @ApiProperty() @IsInt() version: number;
  @ApiProperty({ enum: ['approved', 'refused'] }) @IsIn(['approved', 'refused']) decision:
    | 'approved'
    | 'refused';
  @ApiProperty({ maxLength: MOST_REASON })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_REASON)
  reason: string;
}

export class ItemsQueryDto {
  @ApiPropertyOptional({ default: 0 }) @IsOptional() @Type(() => Number) @IsInt() @Min(0) after = 0;
  @ApiPropertyOptional({ default: 50, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;
  @ApiPropertyOptional({ enum: OUTCOMES }) @IsOptional() @IsIn(OUTCOMES) outcome?: Outcome;
}

export class ListQueryDto {
  @ApiProperty({ enum: LIST_FORMATS }) @IsIn(LIST_FORMATS) format: (typeof LIST_FORMATS)[number];
  @ApiPropertyOptional({ enum: ['zh-TW', 'en'], default: 'zh-TW' })
  @IsOptional()
  @IsIn(['zh-TW', 'en'])
  lang: 'zh-TW' | 'en' = 'zh-TW';
}

export class DeletionsQueryDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() proposal?: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'The id of the last one seen' })
  @IsOptional()
  @IsUUID()
  after?: string;
}

export class PlaceHoldDto {
  @ApiProperty({ example: 'D20261121-00042-0' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  number: string;
  @ApiProperty({ enum: ['case', 'person'] }) @IsIn(['case', 'person']) of: 'case' | 'person';
  @ApiProperty({ maxLength: MOST_REASON })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_REASON)
  reason: string;
}

export class LiftHoldDto {
  @ApiProperty({ maxLength: MOST_REASON })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_REASON)
  reason: string;
}

class RuleWordsDto {
  @ApiProperty() 'zh-TW': string;
  @ApiProperty() en: string;
}

const YEARS = { oneOf: [{ type: 'integer' }, { type: 'string', enum: ['permanent'] }] };

export class RetentionRuleDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
  @ApiProperty({ enum: KINDS }) kind: (typeof KINDS)[number];
  @ApiProperty({ type: [String], description: 'None: all that no other rule names' }) categories: string[];
  @ApiProperty(YEARS) person: number | 'permanent';
  @ApiProperty(YEARS) texts: number | 'permanent';
  @ApiProperty({ ...YEARS, nullable: true }) attachments: number | 'permanent' | null;
  @ApiProperty({ type: RuleWordsDto }) basis: RuleWordsDto;
  @ApiProperty({ description: 'No source states these years' }) proposed: boolean;
}

export class RetentionDto {
  @ApiProperty({ type: [RetentionRuleDto] }) rules: RetentionRuleDto[];
  @ApiProperty({ enum: ['for-ever'] }) statistics: 'for-ever';
}

export class ByWhomDto {
  @ApiProperty() name: string;
  @ApiProperty() role: string;
}

class CountsDto {
  @ApiProperty({ description: 'Cases, contacts and reports of bullying' }) texts: number;
  @ApiProperty({ description: 'Cases with photos' }) attachments: number;
  @ApiProperty() photos: number;
  @ApiProperty() persons: number;
}

class ProgressDto {
  @ApiProperty() total: number;
  @ApiProperty() done: number;
  @ApiProperty() skipped: number;
  @ApiProperty() failed: number;
}

export class ProposalDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: PROPOSAL_STATES }) state: ProposalState;
  @ApiProperty({ example: '2026-11-21' }) asOf: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The request it comes from' })
  requestId: string | null;
  @ApiProperty({ description: 'False: more is due than one list takes' }) complete: boolean;
  @ApiProperty({ type: String, format: 'date-time' }) proposedAt: Date;
  @ApiProperty({ type: ByWhomDto }) proposedBy: ByWhomDto;
  @ApiProperty({ description: 'Proposed by whoever asks, who therefore may not decide' }) isMine: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: Date | null;
  @ApiProperty({ type: ByWhomDto, nullable: true }) decidedBy: ByWhomDto | null;
  @ApiProperty({ type: String, nullable: true }) decisionReason: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) carriedOutAt: Date | null;
  @ApiProperty({ type: CountsDto }) counts: CountsDto;
  @ApiProperty({ type: ProgressDto }) progress: ProgressDto;
}

export class ProposalsDto {
  @ApiProperty({ type: [ProposalDto], description: 'The latest first' }) items: ProposalDto[];
}

export class ProposalItemDto {
  @ApiProperty() seq: number;
  @ApiProperty({ enum: WHAT }) what: What;
  @ApiProperty({ enum: OF }) of: (typeof OF)[number];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Case number; of a person the last one, of a report of bullying none',
  })
  number: string | null;
  @ApiProperty() rule: string;
  @ApiProperty({ example: '2026-11-22' }) dueOn: string;
  @ApiProperty({ description: 'Photos; or cases and contacts of a person' }) count: number;
  @ApiProperty({ enum: OUTCOMES, nullable: true }) outcome: Outcome | null;
  @ApiProperty({ type: String, nullable: true, description: 'held, unfinished, kept, not_due, gone, error' })
  why: string | null;
}

export class ProposalItemsDto {
  @ApiProperty({ type: [ProposalItemDto] }) items: ProposalItemDto[];
  @ApiProperty({ type: Number, nullable: true }) next: number | null;
}

export class DeletionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, format: 'date-time' }) at: Date;
  @ApiProperty({ enum: ['person', 'texts', 'attachment'] }) what: 'person' | 'texts' | 'attachment';
  @ApiProperty({ enum: OF }) of: (typeof OF)[number];
  @ApiProperty({ type: String, nullable: true }) number: string | null;
  @ApiProperty() rule: string;
  @ApiProperty({ format: 'uuid' }) proposalId: string;
}

export class DeletionsDto {
  @ApiProperty({ type: [DeletionDto], description: 'The latest first' }) items: DeletionDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  @ApiProperty() total: number;
}

export class HoldDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['case', 'person'] }) of: 'case' | 'person';
  @ApiProperty() number: string;
  @ApiProperty() reason: string;
  @ApiProperty({ type: String, format: 'date-time' }) placedAt: Date;
  @ApiProperty({ type: ByWhomDto }) placedBy: ByWhomDto;
}

export class HoldsDto {
  @ApiProperty({ type: [HoldDto], description: 'In force, the latest first' }) items: HoldDto[];
}
