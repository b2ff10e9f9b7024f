import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { NamedDto, WordsDto } from '../../city/city.dto.js';
import type { AccessAction } from '../../events.js';
import { IsTime } from '../../platform/clock/is-time.decorator.js';
import { ACTIONS } from './audit.words.js';

/** One of the three says whom it is about. */
export class AuditPersonDto {
  @ApiPropertyOptional({ example: 'D20261121-00042-0' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  caseNumber?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @IsNotEmpty() @MaxLength(40) phone?: string;
  /** As a row of the record names somebody. */
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() id?: string;
}

export class AuditPeriodDto {
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsTime() from?: string;
  /** Not included. */
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsTime() to?: string;
}

/** In the body, not in the address: a telephone number belongs in no log of addresses. */
export class AuditSearchDto extends AuditPeriodDto {
  @ApiPropertyOptional({ type: AuditPersonDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => AuditPersonDto)
  person?: AuditPersonDto;
  /** User name or id of an account. */
  @ApiPropertyOptional() @IsOptional() @IsString() @IsNotEmpty() @MaxLength(64) account?: string;
  @ApiPropertyOptional({ enum: ACTIONS }) @IsOptional() @IsIn(ACTIONS) action?: AccessAction;
  /** What the page before gave as `next`. */
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @MaxLength(200) after?: string;
  @ApiPropertyOptional({ type: Number, default: 50 }) @IsOptional() @IsInt() @Min(1) @Max(200) limit = 50;
}

export const AUDIT_FORMATS = ['csv', 'ods'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

export class AuditExportDto extends AuditSearchDto {
  @ApiProperty({ enum: AUDIT_FORMATS }) @IsIn(AUDIT_FORMATS) format: AuditFormat;
  @ApiPropertyOptional({ type: String, enum: ['zh-TW', 'en'], default: 'zh-TW' })
  @IsOptional()
  @IsIn(['zh-TW', 'en'])
  lang: 'zh-TW' | 'en' = 'zh-TW';
}

export class AuditActionDto {
  @ApiProperty({ enum: ACTIONS }) action: AccessAction;
  @ApiProperty({ type: WordsDto }) what: WordsDto;
}

export class AuditActionsDto {
  @ApiProperty({ type: [AuditActionDto] }) items: AuditActionDto[];
}

export class AuditAccountDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() username: string;
  @ApiProperty() name: string;
  @ApiProperty() role: string;
  @ApiProperty({ type: NamedDto, nullable: true }) agency: NamedDto | null;
}

export class AuditCaseDto {
  @ApiProperty() number: string;
  /** Whether who reads this may open the case as well. */
  @ApiProperty() mayOpen: boolean;
}

export class AuditRowDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  /** Null: the system, a command of the operator, a contractor’s link. */
  @ApiProperty({ type: AuditAccountDto, nullable: true }) who: AuditAccountDto | null;
  @ApiProperty({ enum: ['staff', 'machine', 'contractor', 'system', 'replay'] }) actorKind: string;
  @ApiProperty() action: string;
  @ApiProperty({ type: WordsDto }) what: WordsDto;
  /** An id that says who it was about without saying who that is. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) personId: string | null;
  @ApiProperty({ type: AuditCaseDto, nullable: true }) case: AuditCaseDto | null;
  /** The account it was about. */
  @ApiProperty({ type: String, nullable: true }) account: string | null;
  @ApiProperty({ type: String, nullable: true }) subject: string | null;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
}

export class AuditPageDto {
  @ApiProperty({ type: [AuditRowDto] }) items: AuditRowDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class AuditCheckDto {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() position: number;
  @ApiProperty() accesses: number;
  /** How many heads that were kept elsewhere it was compared with. */
  @ApiProperty() heads: number;
  @ApiProperty() faults: number;
}

export class AuditHeadDto {
  @ApiProperty() position: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  /** SHA-256, 64 hexadecimal digits. */
  @ApiProperty() hash: string;
  @ApiProperty({ type: AuditCheckDto, nullable: true }) lastCheck: AuditCheckDto | null;
  /** The day (in the city) for which a head was exported last. */
  @ApiProperty({ type: String, format: 'date', nullable: true }) lastExport: string | null;
}
