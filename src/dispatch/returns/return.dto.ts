import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { CaseInShortDto } from '../../cases/approval.dto.js';
import { MOST_TEXT, VersionDto } from '../../cases/case-action.dto.js';
import { NamedDto } from '../../city/city.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import {
  RETURN_APPROVERS,
  RETURN_STATES,
  type ReturnApprover,
  type ReturnState,
} from './return-request.entity.js';

/** `version`: of the work order. */
export class AskReturnDto extends VersionDto {
  @ApiProperty({ description: 'Of the city’s reasons for a return' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  code: string;
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) opinion: string;
  @ApiPropertyOptional({ description: 'Whose it is' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  toAgency?: string;
  @ApiPropertyOptional({ description: 'Somebody has to go there first' })
  @IsOptional()
  @IsBoolean()
  siteVisit?: boolean;
}

/** An agency returns a case. */
export class ReturnDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: RETURN_STATES }) state: ReturnState;
  @ApiProperty({ type: NamedDto }) agency: NamedDto;
  @ApiProperty({ type: NamedDto, description: 'Why, by the city’s reasons' }) reason: NamedDto;
  @ApiProperty() opinion: string;
  @ApiProperty({ type: NamedDto, nullable: true }) toAgency: NamedDto | null;
  @ApiProperty() siteVisit: boolean;
  @ApiProperty({ enum: RETURN_APPROVERS, description: 'Whose word it takes' }) approver: ReturnApprover;
  @ApiProperty({ format: 'date-time', description: 'The order came to the agency' }) dispatchedAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Until then it is in time' })
  dueAt: Date | null;
  @ApiProperty({ format: 'date-time' }) askedAt: Date;
  @ApiProperty({ description: 'Name of who asked' }) askedBy: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name; null: it ended with the agency’s order' })
  decidedBy: string | null;
  @ApiProperty({ type: String, nullable: true }) decision: string | null;
  @ApiProperty({ description: 'It waits for this person’s word' }) mayDecide: boolean;
  @ApiProperty({ description: 'It waits, and this person may withdraw it' }) mayWithdraw: boolean;
}

export class ReturnOfCaseDto extends ReturnDto {
  @ApiProperty({ type: CaseInShortDto }) case: CaseInShortDto;
}

export class ReturnsDto {
  /** The latest first. */
  @ApiProperty({ type: [ReturnOfCaseDto] }) items: ReturnOfCaseDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
