import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { NamedDto } from '../city/city.dto.js';
import type { CaseKind } from '../events.js';
import { PageFilter } from '../platform/database/page.dto.js';
import { Trimmed } from '../platform/problem/trimmed.js';
import { MOST_TEXT, ReasonDto, VersionDto } from './case-action.dto.js';

/** Of what one person asks for and another decides. `version`: of the request. */
export class ApproveDto extends VersionDto {
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(MOST_TEXT) reason?: string;
}

/** A refusal says why. */
export class RefuseDto extends ReasonDto {}

export class ApprovalsFilter extends PageFilter {
  @ApiPropertyOptional({ enum: ['asked', 'decided', 'all'], default: 'all' })
  @IsOptional()
  @IsIn(['asked', 'decided', 'all'])
  state: 'asked' | 'decided' | 'all' = 'all';
}

/** As much of a case as a list of something else shows. */
export class CaseInShortDto {
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ enum: ['dispatch', 'petition', 'decision'] }) kind: CaseKind;
  @ApiProperty({ type: NamedDto }) category: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true }) district: NamedDto | null;
}
