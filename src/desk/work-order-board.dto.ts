import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { NamedDto } from '../city/city.dto.js';
import { ReportAnswerDto } from './case-answers.dto.js';
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

  /** In my hands, or in those of somebody I stand in for. */
  @ApiPropertyOptional({ enum: ['true', 'false'] })
  @IsOptional()
  @IsIn(['true', 'false'])
  mine?: 'true' | 'false';

  /** Officers see their own agency's, whatever they ask for. */
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(40) agency?: string;
}

export class DescribedCaseDto extends CaseCardDto {
  @ApiProperty() description: string;
  @ApiProperty({
    type: [ReportAnswerDto],
    description: 'None of a confidential case: these stand on its page',
  })
  answers: ReportAnswerDto[];
}

/** 代理: who goes on with it while its officer is away. */
export class StandInDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: the chief of the agency' })
  name: string | null;
  @ApiProperty({ description: 'It is the reader' }) isMe: boolean;
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
  @ApiProperty({ type: String, nullable: true, description: 'Name of who has it in hand' })
  holder: string | null;
  @ApiProperty({ type: StandInDto, nullable: true, description: 'Null: its officer is there' })
  standIn: StandInDto | null;
  /** Of an agency that is only asked: what, until when, and what came of it. */
  @ApiProperty({ type: String, nullable: true }) question: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) answerDueAt: Date | null;
  @ApiProperty({ type: String, nullable: true }) answer: string | null;
  @ApiProperty({ type: DescribedCaseDto }) case: DescribedCaseDto;
}

export class WorkOrderListDto {
  @ApiProperty({ type: [WorkOrderCardDto] }) items: WorkOrderCardDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  @ApiProperty() total: number;
  @ApiProperty({ type: AsOfDto }) asOf: AsOfDto;
}
