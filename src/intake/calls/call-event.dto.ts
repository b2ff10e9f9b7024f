import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsTime } from '../../platform/clock/is-time.decorator.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { CALL_EVENTS, CALL_STATES, type CallEventKind, type CallState } from './call.rules.js';

/** What a telephone system tells of a call. The same `eventId` again is the same event: it counts once. */
export class CallEventDto {
  @ApiProperty({ description: 'Of this event, unique for this system', maxLength: 100 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  eventId: string;
  @ApiProperty({
    description: 'Of the call; the same through all of its transfers, but for `newCallId`',
    maxLength: 100,
  })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  callId: string;
  @ApiPropertyOptional({ description: 'Which one, where one key speaks for several telephone systems' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(40)
  system?: string;
  @ApiProperty({ enum: CALL_EVENTS }) @IsIn(CALL_EVENTS) kind: CallEventKind;
  @ApiProperty({ format: 'date-time', description: 'When it happened; without an offset, the city’s time' })
  @IsTime()
  at: string;
  @ApiPropertyOptional({ example: '1999', description: 'Which line was called' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  line?: string | null;
  @ApiPropertyOptional({
    example: '外語組',
    description:
      'Which group of agents it waits for or is taken by (skill group, queue); the last word counts',
  })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(40)
  group?: string | null;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Who calls; null: withheld; left out: this event does not say',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  caller?: string | null;
  @ApiPropertyOptional({ description: 'Extension or user name of who it is about', example: '3021' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(60)
  agent?: string | null;
  @ApiPropertyOptional({ description: 'Of a transfer: extension, user name or number of whom it goes to' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(60)
  to?: string | null;
  @ApiPropertyOptional({ description: 'Of a transfer: what the call is called from now on, if it changes' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  newCallId?: string | null;
  @ApiPropertyOptional({ description: 'Of a transfer: the call by which the colleague was asked first' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  joinedCallId?: string | null;
  @ApiPropertyOptional({ description: 'As the telephone system words it, such as a hang-up cause' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  reason?: string | null;
}

export class CallEventTakenDto {
  @ApiProperty({ format: 'uuid', description: 'Ours' }) id: string;
  @ApiProperty({ enum: CALL_STATES }) state: CallState;
  @ApiProperty({ description: 'This event was told before' }) doubled: boolean;
  @ApiProperty({ description: 'And said something else then, which stands' }) differs: boolean;
}

export class AdaptedEventDto {
  @ApiProperty({ type: CallEventTakenDto, nullable: true, description: 'Null: it was no news of a call' })
  event: CallEventTakenDto | null;
}
