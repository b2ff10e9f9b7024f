import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { CaseInShortDto } from '../../cases/approval.dto.js';
import { MOST_TEXT, ReasonDto, VersionDto } from '../../cases/case-action.dto.js';
import { NamedDto } from '../../city/city.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import {
  ARBITRATED_FOR,
  ARBITRATION_STATES,
  type ArbitratedFor,
  type ArbitrationState,
} from './arbitration.entity.js';

/** `version`: of the work order. */
export class DisputeDto extends VersionDto {
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) opinion: string;
}

/** `version`: of the arbitration. */
export class DecideArbitrationDto extends ReasonDto {
  @ApiProperty({ description: 'Whose it is' }) @IsString() @IsNotEmpty() @MaxLength(40) agency: string;
  @ApiPropertyOptional({ description: 'Cases of this item and district go there at once from now on' })
  @IsOptional()
  @IsBoolean()
  keepRule?: boolean;
}

export class ArbitrationsFilter {
  @ApiPropertyOptional({ enum: ['open', 'decided', 'all'], default: 'all' })
  @IsOptional()
  @IsIn(['open', 'decided', 'all'])
  state: 'open' | 'decided' | 'all' = 'all';
}

export class ArbitrationDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: ARBITRATED_FOR }) why: ArbitratedFor;
  @ApiProperty({ enum: ARBITRATION_STATES }) state: ArbitrationState;
  @ApiProperty({ type: NamedDto, description: 'Who has returned it last, or disputes it' }) from: NamedDto;
  @ApiProperty({ type: String, nullable: true, description: 'Of who disputes it' }) opinion: string | null;
  @ApiProperty({ format: 'date-time' }) openedAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) dueAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: Date | null;
  @ApiProperty({ type: String, nullable: true }) decidedBy: string | null;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Whose it is' }) agency: NamedDto | null;
  @ApiProperty({ type: String, nullable: true }) decision: string | null;
  @ApiProperty() keepsRule: boolean;
  @ApiProperty({ description: 'It waits for this person’s word' }) mayDecide: boolean;
}

/** What an agency said when it returned the case. */
export class OpinionDto {
  @ApiProperty({ type: NamedDto }) agency: NamedDto;
  @ApiProperty({ type: NamedDto }) reason: NamedDto;
  @ApiProperty() opinion: string;
  @ApiProperty({ type: NamedDto, nullable: true }) toAgency: NamedDto | null;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class ArbitrationOfCaseDto extends ArbitrationDto {
  @ApiProperty({ type: CaseInShortDto }) case: CaseInShortDto;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Who has it now; null: the centre' })
  holder: NamedDto | null;
  /** Approved returns, from the first to the last. */
  @ApiProperty({ type: [OpinionDto] }) returns: OpinionDto[];
}

export class ArbitrationsDto {
  /** Open ones first, the latest first. */
  @ApiProperty({ type: [ArbitrationOfCaseDto] }) items: ArbitrationOfCaseDto[];
}
