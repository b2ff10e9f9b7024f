import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MOST_TEXT, VersionDto } from '../../cases/case-action.dto.js';
import { NamedDto } from '../../city/city.dto.js';
import type { CaseKind } from '../../events.js';
import { DocumentDto } from '../../files/file.dto.js';
import { PageFilter } from '../../platform/database/page.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { LETTER_VIAS, type LetterVia } from './letter.entity.js';
import type { LetterState } from './letter.rules.js';

/** `in_hand`: confirmed and not answered; `ready`: every case of it has an answer that was not sent yet. */
export const LETTERS_SHOWN = ['ready', 'in_hand', 'waiting', 'expired', 'answered'] as const;
export type LettersShown = (typeof LETTERS_SHOWN)[number];
const MOST_MATTERS = 9;
const LONGEST_SEARCH = 200;
export const MOST_ANSWER = 20_000;

export class LetterFilter extends PageFilter {
  @ApiPropertyOptional({ enum: LETTERS_SHOWN, default: 'in_hand' })
  @IsOptional()
  @IsIn(LETTERS_SHOWN)
  show: LettersShown = 'in_hand';
}

export class LetterCaseDto {
  @ApiProperty() number: string;
  @ApiProperty({ enum: ['dispatch', 'petition'] }) kind: CaseKind;
  @ApiProperty() state: string;
  @ApiProperty({ type: NamedDto }) category: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true }) agency: NamedDto | null;
  @ApiProperty({ description: 'For the answer there is nothing more to wait for' }) isSettled: boolean;
}

/** Says nothing of who wrote it. */
export class LetterDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: LETTER_VIAS }) via: LetterVia;
  @ApiProperty({ enum: ['waiting', 'expired', 'confirmed'] }) state: LetterState;
  @ApiProperty() language: string;
  @ApiProperty({ type: String, nullable: true }) subject: string | null;
  @ApiProperty({ format: 'date-time' }) receivedAt: Date;
  @ApiProperty({ format: 'date-time' }) expiresAt: Date;
  @ApiProperty({ description: 'A link to confirm was sent' }) wasAsked: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) confirmedAt: Date | null;
  @ApiProperty({ description: 'Every case has an answer, and the letter has none of these yet' })
  isReady: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) answeredAt: Date | null;
  @ApiProperty({ type: [LetterCaseDto] }) cases: LetterCaseDto[];
}

export class LettersDto {
  @ApiProperty({ type: [LetterDto] }) items: LetterDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class LetterFileDto extends PickType(DocumentDto, ['id', 'kind', 'mime', 'size', 'name', 'pages']) {
  @ApiProperty({
    description: 'With the letter, and not with its case: read at `/api/letters/:id/files/:file`',
  })
  isHeld: boolean;
}

export class LetterMailDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) receivedAt: Date;
  @ApiProperty({ description: 'Bytes' }) size: number;
  @ApiProperty({ description: 'As it came, until it is deleted' }) isKept: boolean;
}

export class LetterInFullDto extends LetterDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: its time is over' }) text: string | null;
  @ApiProperty({ type: [LetterFileDto] }) files: LetterFileDto[];
  @ApiProperty({ type: [LetterMailDto], description: 'The first, and what was added to it by answering' })
  mails: LetterMailDto[];
}

/** In the body, not in the address: what is searched for may name a person. */
export class LetterSearchDto extends PageFilter {
  @ApiProperty({
    ...{ minLength: 2, maxLength: LONGEST_SEARCH },
    description: 'A number, words of a confirmed letter, or the whole e-mail address of one that waits',
  })
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.normalize('NFKC').trim() : value,
  )
  @IsString()
  @Length(2, LONGEST_SEARCH)
  text: string;
}

export class MatterDto {
  @ApiProperty({ maxLength: MOST_TEXT })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  text: string;
  @ApiPropertyOptional({ description: 'Left out: a petition that nobody has sorted yet' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  category?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(20) district?: string;
}

/** `version`: of the letter. */
export class DivideDto extends VersionDto {
  @ApiProperty({ type: [MatterDto], description: 'Beside the one of its first case' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_MATTERS)
  @ValidateNested({ each: true })
  @Type(() => MatterDto)
  matters: MatterDto[];
}

export class LetterAnswerDraftDto {
  @ApiProperty() subject: string;
  @ApiProperty({ description: 'Put together from the answers of all its cases' }) text: string;
  @ApiProperty({ description: 'Of which answers; comes back with the answer' }) basis: string;
}

export class LetterAnswerDto extends VersionDto {
  @ApiProperty() @IsString() @MaxLength(100) basis: string;
  @ApiProperty({ maxLength: MOST_ANSWER, description: 'Word by word what is sent' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_ANSWER)
  text: string;
}
