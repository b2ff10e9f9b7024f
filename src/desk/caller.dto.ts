import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { CaseCardDto } from './case-card.dto.js';

/** In the body, not in the address: a telephone number belongs in no log of addresses. */
export class CallerSearchDto {
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(40) phone: string;
}

export class CallerDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
}

export class CallerFoundDto {
  @ApiProperty({ type: [CallerDto] }) citizens: CallerDto[];
  /** Their cases, the latest first. */
  @ApiProperty({ type: [CaseCardDto] }) cases: CaseCardDto[];
}

export class PetitionerRequestDto {
  /** Why it must be known, as it is recorded. */
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(500) reason?: string;
}

export class PetitionerDto {
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: String, nullable: true }) address: string | null;
}
