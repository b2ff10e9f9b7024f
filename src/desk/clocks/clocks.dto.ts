import { ApiProperty } from '@nestjs/swagger';
import { NamedDto, WordsDto } from '../../city/city.dto.js';
import type { ClockKind, ClockOutcome } from '../../events.js';
import type { Words } from '../../platform/problem/problem.js';
import { SENTENCES, type SentenceCode } from '../../sla/clock-in-full.js';
import { CLOCK_KINDS } from '../../sla/clock-kinds.rules.js';

const AT_TIMES = { type: String, format: 'date-time', nullable: true } as const;

export class SentenceDto {
  /** For machines; `provisional` and `check-differs` are warnings. */
  @ApiProperty({ enum: SENTENCES }) code: SentenceCode;
  @ApiProperty({ type: WordsDto }) words: Words;
  /** What the sentence is about; of a due time that moved the old one. */
  @ApiProperty({ format: 'date-time', required: false }) from?: Date;
  @ApiProperty({ format: 'date-time', required: false }) to?: Date;
}

export class ExplainedClockDto {
  @ApiProperty({ enum: Object.keys(CLOCK_KINDS) }) kind: ClockKind;
  /** The citizen's, or the one of an agency from its own dispatch. */
  @ApiProperty({ enum: ['case', 'leg'] }) level: 'case' | 'leg';
  /** Whose leg. */
  @ApiProperty({ type: NamedDto, nullable: true }) agency: NamedDto | null;
  @ApiProperty({ format: 'date-time' }) startedAt: Date;
  /** Without extensions. */
  @ApiProperty({ format: 'date-time' }) originalDueAt: Date;
  @ApiProperty({ format: 'date-time' }) dueAt: Date;
  @ApiProperty(AT_TIMES) stoppedAt: Date | null;
  /** Cancelled: it ended with the leg or the case, neither kept nor missed. Null: it runs. */
  @ApiProperty({ type: String, enum: ['met', 'missed', 'cancelled'], nullable: true })
  outcome: ClockOutcome | null;
  @ApiProperty(AT_TIMES) breachedAt: Date | null;
  /** When a breach was found to be none. */
  @ApiProperty(AT_TIMES) curedAt: Date | null;
  /** It runs, and its due time rests on a year whose calendar is not published yet. */
  @ApiProperty() provisional: boolean;
  /** Which share of the limit is used up, or was when it was stopped: 0 to 1. */
  @ApiProperty({ minimum: 0, maximum: 1 }) used: number;
  /** In the order in which they are read. */
  @ApiProperty({ type: [SentenceDto] }) sentences: SentenceDto[];
}

export class ExplainedClocksDto {
  /** The citizen's before those of legs, each from the first to the last started. */
  @ApiProperty({ type: [ExplainedClockDto] }) clocks: ExplainedClockDto[];
}
