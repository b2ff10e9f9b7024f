import { ApiProperty } from '@nestjs/swagger';
import { CASE_STATES, type CaseState } from '../cases/case-actions.rules.js';
import { NamedDto, VillageDto, WordsDto } from '../city/city.dto.js';
import type { CaseKind, ClockKind, Origin } from '../events.js';
import type { Words } from '../platform/problem/problem.js';
import { CLOCK_KINDS } from '../sla/clock-kinds.rules.js';

/** The state of what was read: every change up to this position of the log is in it. */
export class AsOfDto {
  @ApiProperty() position: number;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class CaseClockDto {
  @ApiProperty({ enum: Object.keys(CLOCK_KINDS) }) kind: ClockKind;
  @ApiProperty({ format: 'date-time' }) startedAt: string;
  @ApiProperty({ format: 'date-time' }) dueAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) stoppedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) breachedAt: string | null;
}

export const LEG_STATES = ['dispatched', 'acknowledged', 'reported', 'closed'] as const;
export type LegState = (typeof LEG_STATES)[number];

export class CurrentWorkOrderDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: LEG_STATES }) state: LegState;
  @ApiProperty() version: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) deliveredAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) acknowledgedAt: string | null;
}

/** A case as boards, searches and the live log show it. */
export class CaseCardDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ enum: ['dispatch', 'petition', 'decision'] }) kind: CaseKind;
  @ApiProperty({ enum: CASE_STATES }) state: CaseState;
  @ApiProperty() version: number;
  @ApiProperty({ type: NamedDto }) category: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true }) district: NamedDto | null;
  @ApiProperty({ type: VillageDto, nullable: true }) village: VillageDto | null;
  @ApiProperty({ type: String, nullable: true }) place: string | null;
  @ApiProperty({ type: NamedDto, nullable: true }) agency: NamedDto | null;
  /** A replayed case lives in its own time. */
  @ApiProperty({ enum: ['live', 'demo', 'replay'] }) origin: Origin;
  @ApiProperty({ enum: ['normal', 'urgent'] }) urgency: 'normal' | 'urgent';
  /** A dispatch case that came in while surge mode was on. */
  @ApiProperty() surge: boolean;
  @ApiProperty({ format: 'date-time' }) receivedAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
  @ApiProperty({ type: WordsDto, nullable: true }) unroutedReason: Words | null;
  /** Of a case that waits for its citizen: until when they were asked to supply something. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) askedUntil: string | null;
  /** The latest clock of each kind. */
  @ApiProperty({ type: [CaseClockDto] }) clocks: CaseClockDto[];
  @ApiProperty({ type: CurrentWorkOrderDto, nullable: true }) workOrder: CurrentWorkOrderDto | null;
}
