import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { acted, CaseActed, MOST_PHOTOS, MOST_TEXT, VersionDto } from '../cases/case-action.dto.js';
import { PAUSE_REASONS } from '../city/profile.js';
import type { PauseReason } from '../events.js';
import { Trimmed } from '../platform/problem/trimmed.js';
import type { Leg } from './leg.service.js';
import { LEG_OUTCOMES, type LegOutcome, type WorkOrder } from './work-order.entity.js';

export class ReportDto extends VersionDto {
  @ApiProperty({ enum: LEG_OUTCOMES }) @IsIn(LEG_OUTCOMES) outcome: LegOutcome;
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) text: string;
  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PHOTOS)
  @IsUUID(undefined, { each: true })
  photos?: string[];
  /** Photos of a contractor on this order that the agency reports with. */
  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PHOTOS)
  @IsUUID(undefined, { each: true })
  contractorPhotos?: string[];
}

export class ReplyDto extends VersionDto {
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(20_000) text: string;
}

export class PauseDto extends VersionDto {
  @ApiProperty({ enum: PAUSE_REASONS }) @IsIn(PAUSE_REASONS) reason: PauseReason;
  /** What is waited for. */
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) text: string;
}

export class ResumeDto extends VersionDto {
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(MOST_TEXT) text?: string;
}

/** What every action on a work order answers. */
export class WorkOrderActed {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['dispatched', 'acknowledged', 'reported', 'closed'] }) state: WorkOrder['state'];
  @ApiProperty() version: number;
  @ApiProperty({ type: CaseActed }) case: CaseActed;
}

export const legActed = ({ file, order }: Leg): WorkOrderActed => ({
  id: order.id,
  state: order.state,
  version: order.version,
  case: acted(file),
});
