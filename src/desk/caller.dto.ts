import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { CASE_STATES, type CaseState } from '../cases/case-actions.rules.js';
import { CaseCardDto } from './case-card.dto.js';
import { GROUND_NAMES, type GroundName } from './identity.dto.js';

/** In the body, not in the address: a telephone number belongs in no log of addresses. */
export class CallerSearchDto {
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(40) phone: string;
}

export class CallerDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
}

export class ConfidentialCaseDto {
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ enum: CASE_STATES }) state: CaseState;
}

export class CallerFoundDto {
  @ApiProperty({ type: [CallerDto] }) citizens: CallerDto[];
  /** Their cases, open ones first, then the latest. */
  @ApiProperty({ type: [CaseCardDto] }) cases: CaseCardDto[];
  /** Theirs too, in confidence: nothing but what is needed to tell them how it stands. */
  @ApiProperty({ type: [ConfidentialCaseDto] }) confidential: ConfidentialCaseDto[];
}

export class PetitionerRequestDto {
  /** Why it must be known, as it is recorded. */
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(500) reason?: string;
}

/** Null is what nobody said, and what the ground does not cover. */
export class PetitionerDto {
  @ApiProperty({ enum: GROUND_NAMES, description: 'By which it was read' }) ground: GroundName;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: String, nullable: true }) address: string | null;
}
