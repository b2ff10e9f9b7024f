import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';
import { acted, CaseActed, MOST_TEXT, VersionDto } from '../cases/case-action.dto.js';
import { PAUSE_REASONS } from '../city/profile.js';
import type { PauseReason } from '../events.js';
import { Trimmed } from '../platform/problem/trimmed.js';
import type { Leg } from './leg.service.js';
import type { WorkOrder } from './work-order.entity.js';

export class ReplyDto extends VersionDto {
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(20_000) text: string;
  @ApiPropertyOptional({
    type: [String],
    description: 'What else is open to the petitioner: codes of the city',
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  remedies?: string[];
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

/** The petition it has become. Its password is told by the centre. */
export class ConvertedDto extends WorkOrderActed {
  @ApiProperty({ example: 'P20261121-00043-8' }) petition: string;
}

export const legActed = ({ file, order }: Leg): WorkOrderActed => ({
  id: order.id,
  state: order.state,
  version: order.version,
  case: acted(file),
});
