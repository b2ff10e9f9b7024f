import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { PageFilter } from '../../platform/database/page.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { OTHER_REASONS, type OtherReason } from '../contact.rules.js';
import { CALL_STATES, type CallState } from './call.rules.js';

export class PhoneExtensionDto {
  @ApiProperty({ type: String, nullable: true, example: '3021', description: 'Null: at no telephone' })
  @IsOptional()
  @Trimmed()
  @Matches(/^[0-9A-Za-z*#+._-]{1,40}$/)
  extension: string | null;
}

export class CallColleagueDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ example: '3022' }) extension: string;
  @ApiProperty({ description: 'Speaks with somebody' }) busy: boolean;
}

export class CallColleaguesDto {
  @ApiProperty({ type: [CallColleagueDto], description: 'Who sits at a telephone' })
  items: CallColleagueDto[];
}

export class CallsFilter extends PageFilter {
  @ApiPropertyOptional({ enum: ['mine', 'all'], default: 'mine', description: 'all: for who oversees' })
  @IsOptional()
  @IsIn(['mine', 'all'])
  whose: 'mine' | 'all' = 'mine';
}

export class CallDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'What the telephone system calls it; a contact names it so' })
  reference: string;
  @ApiProperty({ enum: CALL_STATES }) state: CallState;
  @ApiProperty({ type: String, nullable: true }) line: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name of who has it' }) agent: string | null;
  @ApiProperty() mine: boolean;
  @ApiProperty({ format: 'date-time' }) offeredAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) answeredAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) wrappedUpAt: Date | null;
  @ApiProperty({ type: Number, nullable: true }) waitingSeconds: number | null;
  @ApiProperty({ type: Number, nullable: true }) talkSeconds: number | null;
  @ApiProperty({ type: Number, nullable: true }) holdSeconds: number | null;
}

export class CallsDto {
  /** Over, and nothing recorded of them; the latest first. */
  @ApiProperty({ type: [CallDto] }) items: CallDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  @ApiProperty({ description: 'How many there are' }) count: number;
  @ApiProperty({ description: 'This person may ask for those of all' }) mayOversee: boolean;
}

export class WaitingCallsDto {
  @ApiProperty({ description: 'Who rings and was not answered yet' }) count: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Who waits the longest' })
  since: Date | null;
}

export class SettleCallDto {
  @ApiProperty({ enum: OTHER_REASONS }) @IsIn(OTHER_REASONS) reason: OtherReason;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(500) note?: string;
}

export class HandOverCallDto {
  @ApiProperty({ format: 'uuid', description: 'The colleague' }) @IsUUID() to: string;
  @ApiPropertyOptional({ description: 'A word about it' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(1000)
  note?: string;
  @ApiPropertyOptional({ description: 'What was typed so far, as the screen keeps it' })
  @IsOptional()
  @IsString()
  @MaxLength(60_000)
  draft?: string;
}
