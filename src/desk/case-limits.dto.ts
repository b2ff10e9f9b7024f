import { ApiProperty } from '@nestjs/swagger';
import type { Unit } from '../city/counting.rules.js';
import { APPROVERS, type Approver, PAUSE_REASONS } from '../city/profile.js';
import type { PauseReason } from '../events.js';
import { EXTENDED_KINDS, type ExtendedKind } from '../sla/extension.rules.js';

export class CasePauseDto {
  @ApiProperty({ enum: PAUSE_REASONS }) reason: PauseReason;
  @ApiProperty({ format: 'date-time' }) from: Date;
  /** Null: it waits still. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) to: Date | null;
  /** How long the limit rests for it at the latest; null: it did not rest. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) until: Date | null;
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
