import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { CaseInShortDto } from '../../cases/approval.dto.js';
import { MOST_TEXT, VersionDto } from '../../cases/case-action.dto.js';
import { MOST_EARLIER } from '../../cases/petitions/repeats.dto.js';
import { NamedDto, WordsDto } from '../../city/city.dto.js';
import type { DispositionKind } from '../../events.js';
import type { Words } from '../../platform/problem/problem.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import {
  DISPOSITION_APPROVERS,
  DISPOSITION_KINDS,
  DISPOSITION_STATES,
  type DispositionApprover,
  type DispositionState,
} from './disposition.entity.js';

/** `version`: of the case. */
export class NotHandleDto extends VersionDto {
  @ApiProperty({ description: 'Of the city’s grounds' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  ground: string;
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) opinion: string;
  @ApiPropertyOptional({ type: [String], description: 'Numbers of the petitions that were answered clearly' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_EARLIER)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  earlier?: string[];
  @ApiPropertyOptional({ description: 'Who has the matter: an agency or an authority' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  owner?: string;
}

/** `version`: of the case. */
export class TransferDto extends VersionDto {
  @ApiProperty({ description: 'Outside the city' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  authority: string;
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) opinion: string;
}

/** A petition is to end, or has ended, without an answer to its matter. */
export class DispositionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: DISPOSITION_KINDS }) kind: DispositionKind;
  @ApiProperty({ enum: DISPOSITION_STATES }) state: DispositionState;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Who asked; null: the centre' })
  agency: NamedDto | null;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'None of a transfer' }) ground: NamedDto | null;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Who has the matter' })
  authority: NamedDto | null;
  @ApiProperty() opinion: string;
  @ApiProperty({ type: WordsDto, description: 'What the petitioner is told, or would be' }) notice: Words;
  @ApiProperty({ enum: DISPOSITION_APPROVERS, description: 'Whose word it takes' })
  approver: DispositionApprover;
  @ApiProperty({ format: 'date-time' }) askedAt: Date;
  @ApiProperty({ description: 'Name of who asked' }) askedBy: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: Date | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Name; null: it ended with the order or the case',
  })
  decidedBy: string | null;
  @ApiProperty({ type: String, nullable: true }) decision: string | null;
  @ApiProperty({ description: 'It waits for this person’s word' }) mayDecide: boolean;
  @ApiProperty({ description: 'It waits, and this person may withdraw it' }) mayWithdraw: boolean;
}

export class DispositionOfCaseDto extends DispositionDto {
  @ApiProperty({ type: CaseInShortDto }) case: CaseInShortDto;
}

export class DispositionsDto {
  /** The latest first. */
  @ApiProperty({ type: [DispositionOfCaseDto] }) items: DispositionOfCaseDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
