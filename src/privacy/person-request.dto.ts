import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsDefined,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { IsTime } from '../platform/clock/is-time.decorator.js';
import { IsMailAddress } from '../platform/problem/is-mail-address.decorator.js';
import { Trimmed } from '../platform/problem/trimmed.js';
import { DECISIONS, type Decision } from './person-request.entity.js';
import { IDENTIFIED_BY, type IdentifiedBy, REQUEST_KINDS, type RequestKind } from './request-due.rules.js';
import { ByWhomDto, MOST_REASON } from './retention.dto.js';
import { PROPOSAL_STATES, type ProposalState } from './retention-proposal.entity.js';

export const EXPORT_FORMATS = ['json', 'csv', 'ods'] as const;

export class RequestsQueryDto {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'true',
    description: 'false: the last ones finished',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  open: 'true' | 'false' = 'true';
}

export class RegisterRequestDto {
  @ApiProperty({ enum: REQUEST_KINDS }) @IsIn(REQUEST_KINDS) kind: RequestKind;
  @ApiProperty({ enum: IDENTIFIED_BY, description: 'How it was made sure who they are' })
  @IsIn(IDENTIFIED_BY)
  identifiedBy: IdentifiedBy;
  @ApiProperty({ description: 'Kept nowhere with the request: only what is found by it' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name: string;
  @ApiPropertyOptional({ description: 'The telephone number, or the case number, or both' })
  @ValidateIf(({ caseNumber, phone }: RegisterRequestDto) => !caseNumber || phone !== undefined)
  @IsDefined()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  phone?: string;
  @ApiPropertyOptional({ example: 'D20261121-00042-0' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(40)
  caseNumber?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Now where it is left out' })
  @IsOptional()
  @IsTime()
  receivedAt?: string;
}

export class RequestVersionDto {
  @ApiProperty() @IsInt() version: number;
}

export class ExtendRequestDto extends RequestVersionDto {
  @ApiProperty({ maxLength: MOST_REASON })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_REASON)
  reason: string;
}

export class DecideRequestDto extends ExtendRequestDto {
  @ApiProperty({ enum: DECISIONS }) @IsIn(DECISIONS) decision: Decision;
}

export class FinishRequestDto extends RequestVersionDto {
  @ApiProperty({ maxLength: MOST_REASON, description: 'What the person was answered' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_REASON)
  result: string;
}

export class CorrectPersonDto extends RequestVersionDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() citizenId: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) name?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(40) phone?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateIf(({ email }: CorrectPersonDto) => email !== '')
  @Trimmed()
  @IsMailAddress()
  @MaxLength(200)
  email?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(200) address?: string;
}

export class ExportPersonDto {
  @ApiProperty({ enum: EXPORT_FORMATS }) @IsIn(EXPORT_FORMATS) format: (typeof EXPORT_FORMATS)[number];
  @ApiPropertyOptional({ enum: ['zh-TW', 'en'], default: 'zh-TW' })
  @IsOptional()
  @IsIn(['zh-TW', 'en'])
  lang: 'zh-TW' | 'en' = 'zh-TW';
}

class ListedDeletionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: PROPOSAL_STATES }) state: ProposalState;
}

/** Nothing in it says who asks. */
export class PersonRequestDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: REQUEST_KINDS }) kind: RequestKind;
  @ApiProperty({ enum: IDENTIFIED_BY }) identifiedBy: IdentifiedBy;
  @ApiProperty({ type: String, format: 'date-time' }) receivedAt: Date;
  @ApiProperty({ type: String, format: 'date-time' }) registeredAt: Date;
  @ApiProperty({ type: ByWhomDto }) registeredBy: ByWhomDto;
  @ApiProperty({ type: ByWhomDto }) handledBy: ByWhomDto;
  @ApiProperty({ description: 'Handled by whoever asks, who alone sees the data' }) isMine: boolean;
  @ApiProperty({ type: String, format: 'date-time' }) originalDueAt: Date;
  @ApiProperty({ type: String, format: 'date-time' }) dueAt: Date;
  @ApiProperty({ type: String, nullable: true }) extensionReason: string | null;
  @ApiProperty({ enum: DECISIONS, nullable: true }) decision: Decision | null;
  @ApiProperty({ type: String, nullable: true }) decisionReason: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: Date | null;
  @ApiProperty({ type: ByWhomDto, nullable: true }) decidedBy: ByWhomDto | null;
  @ApiProperty({ type: [String], description: 'Columns that were corrected' }) changed: string[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) exportedAt: Date | null;
  @ApiProperty({ type: String, nullable: true }) result: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt: Date | null;
  @ApiProperty({ description: 'How many rows are this person; 0: nothing is kept' }) persons: number;
  @ApiProperty({ type: ListedDeletionDto, nullable: true, description: 'What is deleted on this request' })
  deletion: ListedDeletionDto | null;
}

export class PersonRequestsDto {
  @ApiProperty({
    type: [PersonRequestDto],
    description: 'What is due first; finished ones: the latest first',
  })
  items: PersonRequestDto[];
}

export class OwnPersonDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: String, nullable: true }) address: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) recordedAt: Date;
}

export class OwnPersonsDto {
  @ApiProperty({ type: [OwnPersonDto] }) items: OwnPersonDto[];
}
