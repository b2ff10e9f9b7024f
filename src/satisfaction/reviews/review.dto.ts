import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { CaseInShortDto } from '../../cases/approval.dto.js';
import { MOST_TEXT, VersionDto } from '../../cases/case-action.dto.js';
import { NamedDto } from '../../city/city.dto.js';
import { PageFilter } from '../../platform/database/page.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import type { SurveyChannel, SurveySample } from '../survey.events.js';
import { REVIEW_DECIDERS, REVIEW_DECISIONS, REVIEW_STATES, type ReviewState } from './review.entity.js';
import type { ReviewDecider, ReviewDecision } from './review.events.js';

const WAYS = ['mail', 'call'] as const;

/** `version`: of the review, here and below. */
export class ReviewOpinionDto extends VersionDto {
  @ApiProperty({ description: 'Why. Of a reopening it stands on the timeline, where the agency reads it.' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  opinion: string;
}

export class ReviewExplainDto extends VersionDto {
  @ApiProperty({ description: 'What the citizen is told' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  text: string;
  @ApiProperty({ enum: WAYS }) @IsIn(WAYS) via: (typeof WAYS)[number];
}

export const REVIEWS_SHOWN = ['open', 'mine', 'decided', 'all'] as const;

export class ReviewsFilter extends PageFilter {
  @ApiPropertyOptional({
    ...{ enum: REVIEWS_SHOWN, default: 'all' },
    description:
      '`open`: whoever decides; `mine`: those that wait for this person’s word; `all`: also those that are moot',
  })
  @IsOptional()
  @IsIn(REVIEWS_SHOWN)
  state: (typeof REVIEWS_SHOWN)[number] = 'all';
}

export class ReviewedAnswerDto {
  @ApiProperty({ format: 'uuid' }) surveyId: string;
  @ApiProperty({ format: 'date-time' }) answeredAt: string;
  @ApiProperty({ enum: ['mail', 'sms', 'call', 'app'] }) channel: SurveyChannel;
  @ApiProperty({ enum: ['self', 'phone'] }) sample: SurveySample;
  @ApiProperty({
    type: NamedDto,
    nullable: true,
    description: 'Public works: it asked one question, whose answer stands at both levels',
  })
  byAgency: NamedDto | null;
  @ApiProperty({ minimum: 1, maximum: 5 }) service: number;
  @ApiProperty({ minimum: 1, maximum: 5 }) outcome: number;
  @ApiProperty({ type: [NamedDto] }) reasons: NamedDto[];
  @ApiProperty({ description: 'They wrote something; who decides may read it' }) hasText: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Name of who wrote it down; null: the citizen' })
  takenBy: string | null;
}

export class ReviewDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: REVIEW_STATES }) state: ReviewState;
  @ApiProperty({ enum: REVIEW_DECIDERS, description: 'Who decides' }) decider: ReviewDecider;
  @ApiProperty({ enum: REVIEW_DECISIONS, nullable: true }) decision: ReviewDecision | null;
  @ApiProperty({ description: 'After which release of the case' }) round: number;
  @ApiProperty({ description: 'It had been worked on again before' }) afterRework: boolean;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'The agency asked them itself (public works)' })
  byAgency: NamedDto | null;
  @ApiProperty({ type: [ReviewedAnswerDto] }) answers: ReviewedAnswerDto[];
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Who did the work' }) agency: NamedDto | null;
  @ApiProperty({ format: 'date-time' }) openedAt: Date;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Decided in time until then',
  })
  dueAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) askedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name of who wants it reopened' })
  askedBy: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name' }) decidedBy: string | null;
  @ApiProperty({ type: CaseInShortDto }) case: CaseInShortDto;
  @ApiProperty({ description: 'It is open, and this person may decide, or ask for a reopening' })
  mayDecide: boolean;
  @ApiProperty({ description: 'A reopening waits for this person’s word' }) mayApprove: boolean;
  @ApiProperty({ description: 'It waits, and this person may refuse it or take it back' }) mayRefuse: boolean;
  @ApiProperty({ description: 'There is something to read, and this person may: it is recorded' })
  mayRead: boolean;
}

export class ReviewsDto {
  /** Open ones: the earliest, and so the latest in time, first. Others: the latest first. */
  @ApiProperty({ type: [ReviewDto] }) items: ReviewDto[];
  @ApiProperty({ description: 'How many there are' }) count: number;
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

class ReviewTextDto {
  @ApiProperty({ format: 'uuid' }) surveyId: string;
  @ApiProperty() text: string;
}

class ReviewWaysDto {
  @ApiProperty() mail: boolean;
  @ApiProperty() call: boolean;
}

/** What people wrote; reading it is recorded. */
export class ReviewTextsDto {
  @ApiProperty({ type: [ReviewTextDto] }) texts: ReviewTextDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Why, or what the citizen was told' })
  opinion: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the last reopening was refused' })
  refusal: string | null;
  @ApiProperty({ type: ReviewWaysDto, description: 'How the citizen can be told more' }) ways: ReviewWaysDto;
}
