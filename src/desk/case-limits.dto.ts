import { ApiProperty } from '@nestjs/swagger';
import { PAUSE_REASONS } from '../city/profile.js';
import type { PauseReason } from '../events.js';

export class CasePauseDto {
  @ApiProperty({ enum: PAUSE_REASONS }) reason: PauseReason;
  @ApiProperty({ format: 'date-time' }) from: Date;
  /** Null: it waits still. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) to: Date | null;
  /** How long the limit rests for it at the latest; null: it did not rest. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) until: Date | null;
}
