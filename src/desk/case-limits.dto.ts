import { ApiProperty } from '@nestjs/swagger';
import type { Unit } from '../city/counting.rules.js';
import { APPROVERS, type Approver, PAUSE_REASONS } from '../city/profile.js';
import type { PauseReason } from '../events.js';
import { EXTENDED_KINDS, type ExtendedKind } from '../sla/extension.rules.js';
import { SUPPLEMENT_STATES, type SupplementState } from './supplement.rules.js';

const SUPPLIED_BY = ['petitioner', 'representative', 'other'] as const;

/** What came of it: from whom, how, and when. */
export class SuppliedDto {
  @ApiProperty() text: string;
  @ApiProperty({ enum: SUPPLIED_BY }) by: (typeof SUPPLIED_BY)[number];
  @ApiProperty() channel: string;
  @ApiProperty({ format: 'date-time', description: 'When it came; the limit ran on from then' })
  receivedAt: Date;
  @ApiProperty({ description: 'Name' }) recordedBy: string;
}

/** What the citizen was asked to supply (補陳). */
export class SupplementOfCaseDto {
  @ApiProperty({ type: String, nullable: true }) asked: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'As the citizen was told' })
  by: Date | null;
  @ApiProperty({ enum: SUPPLEMENT_STATES }) state: SupplementState;
  @ApiProperty({ type: SuppliedDto, nullable: true }) supplied: SuppliedDto | null;
}

export class CasePauseDto {
  @ApiProperty({ enum: PAUSE_REASONS }) reason: PauseReason;
  @ApiProperty({ format: 'date-time' }) from: Date;
  @ApiProperty({ type: String, nullable: true, description: 'Whose: of the case it was merged into' })
  lead: string | null;
  /** Null: it waits still. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) to: Date | null;
  /** How long the limit rests for it at the latest; null: it did not rest. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) until: Date | null;
  /** Null: it did not wait for the citizen. */
  @ApiProperty({ type: SupplementOfCaseDto, nullable: true }) supplement: SupplementOfCaseDto | null;
}

/** Whose word a request takes, by how long it is. */
export class ApprovalLevelDto {
  @ApiProperty() upTo: number;
  @ApiProperty({ enum: APPROVERS }) by: Approver;
}

/** The limit this person may ask more time for now. Sizes are in its unit. */
export class ExtendableDto {
  @ApiProperty({ enum: EXTENDED_KINDS }) clock: ExtendedKind;
  @ApiProperty({ enum: ['hours', 'workingHours', 'workingDays'] }) unit: Unit;
  @ApiProperty({ description: 'How often it may be extended' }) most: number;
  @ApiProperty({ description: 'How often it was' }) used: number;
  @ApiProperty({ description: 'How long at once' }) longest: number;
  @ApiProperty({ description: 'The longest that may be asked for now' }) left: number;
  @ApiProperty({ format: 'date-time', description: 'The due time with the longest' }) latest: Date;
  @ApiProperty({ format: 'date-time', description: 'Until when it may be asked for' }) until: Date;
  /** From the shortest to the longest; where an agency has no chief at work, it is the next level. */
  @ApiProperty({ type: [ApprovalLevelDto] }) levels: ApprovalLevelDto[];
}
