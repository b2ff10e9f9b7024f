import { ApiProperty } from '@nestjs/swagger';
import { WordsDto } from '../../city/city.dto.js';
import { AuditAccountDto, AuditCaseDto } from './audit.dto.js';
import { PATTERN_KINDS, type PatternKind } from './patterns.rules.js';

export class PatternDto {
  @ApiProperty({ enum: PATTERN_KINDS }) kind: PatternKind;
  @ApiProperty({ type: WordsDto }) title: WordsDto;
  @ApiProperty({ type: WordsDto }) text: WordsDto;
  @ApiProperty() count: number;
  @ApiProperty({ format: 'date-time' }) from: string;
  @ApiProperty({ format: 'date-time' }) to: string;
  @ApiProperty({ type: AuditAccountDto, nullable: true }) who: AuditAccountDto | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) personId: string | null;
  @ApiProperty({ type: AuditCaseDto, nullable: true }) case: AuditCaseDto | null;
}

export class PatternsDto {
  @ApiProperty({ format: 'date-time' }) from: string;
  @ApiProperty({ format: 'date-time' }) to: string;
  /** How many entries of the record were looked at. */
  @ApiProperty() entries: number;
  /** There were more in this period than are looked at. */
  @ApiProperty() isCutOff: boolean;
  @ApiProperty({ type: [PatternDto] }) items: PatternDto[];
}
