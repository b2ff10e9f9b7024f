import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { NamedDto } from '../city/city.dto.js';
import { AsOfDto, CaseCardDto, LEG_STATES, type LegState } from './case-card.dto.js';
import { HISTORY, PageDto } from './case-list.dto.js';

export class WorkOrderFilter extends PageDto {
  /** `open`: not closed. */
  @ApiPropertyOptional({ enum: ['open', ...LEG_STATES] })
  @IsOptional()
  @IsIn(['open', ...LEG_STATES])
  state?: LegState | 'open';

  @ApiPropertyOptional(HISTORY)
  @IsOptional()
  @IsIn(['true', 'false'])
  history?: 'true' | 'false';

  /** Officers see their own agency's, whatever they ask for. */
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(40) agency?: string;
}

export class DescribedCaseDto extends CaseCardDto {
  @ApiProperty() description: string;
}

export class WorkOrderCardDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: ['lead', 'co_handling'] }) role: 'lead' | 'co_handling';
  @ApiProperty({ enum: LEG_STATES }) state: LegState;
  @ApiProperty({ type: NamedDto }) agency: NamedDto;
  @ApiProperty({ format: 'date-time' }) dispatchedAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) deliveredAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) acknowledgedAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) arrivedAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) reportedAt: Date | null;
  @ApiProperty({ type: String, nullable: true }) outcome: string | null;
  @ApiProperty({ type: DescribedCaseDto }) case: DescribedCaseDto;
}

export class WorkOrderListDto {
  @ApiProperty({ type: [WorkOrderCardDto] }) items: WorkOrderCardDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  @ApiProperty() total: number;
  @ApiProperty({ type: AsOfDto }) asOf: AsOfDto;
}
