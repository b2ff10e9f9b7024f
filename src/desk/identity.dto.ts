import { ApiProperty } from '@nestjs/swagger';
import { DECIDERS, type Decider, UNSEALING_STATES, type UnsealingState } from '../cases/unsealing.rules.js';

export const GROUND_NAMES = ['unsealed', 'request', 'caller', 'call_back', 'consent'] as const;
export type GroundName = (typeof GROUND_NAMES)[number];

export class OwnUnsealingDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: UNSEALING_STATES }) state: UnsealingState;
  @ApiProperty({ enum: DECIDERS, description: 'Whose word it takes' }) decider: Decider;
  @ApiProperty({ type: String, format: 'date-time' }) askedAt: Date;
  @ApiProperty({ type: String, nullable: true, description: 'What the decider said' }) note: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) untilAt: Date | null;
}

/** How this person stands to the question who asked. Nothing of the answer. */
export class IdentityDto {
  @ApiProperty({
    enum: GROUND_NAMES,
    nullable: true,
    type: String,
    description: 'By which they may read it now; null: sealed',
  })
  ground: GroundName | null;
  @ApiProperty({ description: 'They may ask to have it unsealed' }) mayAsk: boolean;
  @ApiProperty({ type: OwnUnsealingDto, nullable: true, description: 'Their own last request' })
  request: OwnUnsealingDto | null;
}

/** Readings of /status with the password of the case: by its citizen, or by whoever else has it. */
export class StatusReadDto {
  @ApiProperty() times: number;
  @ApiProperty({ type: String, format: 'date-time' }) lastAt: Date;
}

/** Whether the citizen has been told. */
export class CitizenToldDto {
  @ApiProperty({ enum: ['open', 'told', 'not_reached', 'not_needed', 'overtaken'] })
  state: 'open' | 'told' | 'not_reached' | 'not_needed' | 'overtaken';
  @ApiProperty({ type: String, format: 'date-time', description: 'When it was opened, or closed' }) at: Date;
}
