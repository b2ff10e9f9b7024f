import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageFilter } from '../../platform/database/page.dto.js';
import { DOORS, type Door } from '../doors/doors.js';
import {
  QUARANTINE_REASONS,
  QUARANTINE_STATES,
  type QuarantineReason,
  type QuarantineState,
} from './quarantine.rules.js';

const SHOWN = ['open', 'decided', 'all'] as const;

export class QuarantineFilter extends PageFilter {
  @ApiPropertyOptional({ enum: SHOWN, default: 'open' })
  @IsOptional()
  @IsIn(SHOWN)
  state: (typeof SHOWN)[number] = 'open';
}

export class QuarantinedDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: DOORS }) door: Door;
  @ApiProperty({ description: 'Which system or mailbox it came through.' }) source: string;
  @ApiProperty({ enum: QUARANTINE_REASONS }) reason: QuarantineReason;
  @ApiProperty({ type: 'integer', description: 'Bytes.' }) size: number;
  @ApiProperty({ format: 'date-time' }) receivedAt: Date;
  @ApiProperty({ enum: QUARANTINE_STATES }) state: QuarantineState;
  @ApiProperty({ format: 'date-time', nullable: true, type: 'string' }) decidedAt: Date | null;
  @ApiProperty({ nullable: true, type: 'string' }) decidedBy: string | null;
  @ApiProperty({ description: 'What came is still there to be read.' }) isReadable: boolean;
}

export class QuarantinedPageDto {
  @ApiProperty({ type: [QuarantinedDto] }) items: QuarantinedDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class QuarantinedTextDto {
  @ApiProperty({ description: 'Its beginning, read as UTF-8; what is no text is shown as �.' }) text: string;
  @ApiProperty({ description: 'There is more than is shown.' }) isCut: boolean;
}
