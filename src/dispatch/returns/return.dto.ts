import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { MOST_TEXT, VersionDto } from '../../cases/case-action.dto.js';
import { NamedDto } from '../../city/city.dto.js';
import type { CaseKind } from '../../events.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import {
  RETURN_APPROVERS,
  RETURN_STATES,
  type ReturnApprover,
  type ReturnState,
} from './return-request.entity.js';

const MOST_OF_A_PAGE = 200;

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

/** `version`: of the return, as in the other below. */
export class ApproveReturnDto extends VersionDto {
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(MOST_TEXT) reason?: string;
}

export class RefuseReturnDto extends VersionDto {
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) reason: string;
}

export class ReturnsFilter {
  @ApiPropertyOptional({ enum: ['asked', 'decided', 'all'], default: 'all' })
  @IsOptional()
  @IsIn(['asked', 'decided', 'all'])
  state: 'asked' | 'decided' | 'all' = 'all';

  /** What the page before gave as `next`. */
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: MOST_OF_A_PAGE, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_OF_A_PAGE)
  limit = 50;
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

export class ReturnedCaseDto {
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ enum: ['dispatch', 'petition'] }) kind: CaseKind;
  @ApiProperty({ type: NamedDto }) category: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true }) district: NamedDto | null;
}

export class ReturnOfCaseDto extends ReturnDto {
  @ApiProperty({ type: ReturnedCaseDto }) case: ReturnedCaseDto;
}

export class ReturnsDto {
  /** The latest first. */
  @ApiProperty({ type: [ReturnOfCaseDto] }) items: ReturnOfCaseDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
