import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { MOST_TEXT } from '../../cases/case-action.dto.js';
import { DocumentDto } from '../../files/file.dto.js';
import { IsMailAddress } from '../../platform/problem/is-mail-address.decorator.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { MOST_FILES } from './letter.rules.js';

const MOST_NAME = 200;
const LANGUAGES = ['zh-TW', 'en'] as const;

export class MailboxFormDto {
  @ApiProperty({ description: 'Comes back with the letter: one form is one letter' }) form: string;
  @ApiProperty({ description: 'How many days the link to confirm is valid' }) confirmWithinDays: number;
  @ApiProperty() mostText: number;
  @ApiProperty() mostFiles: number;
}

export class MailboxFileDto extends OmitType(DocumentDto, ['id']) {
  @ApiProperty({ description: 'By which a letter names it, within a day; told to its sender only' })
  id: string;
}

/** 要點: the matter, a name, and how to be answered. */
export class MailboxLetterDto {
  @ApiProperty() @IsString() @MaxLength(200) form: string;
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_NAME) name: string;
  @ApiProperty() @Trimmed() @IsMailAddress() @MaxLength(MOST_NAME) email: string;
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(40) phone?: string;
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(500) address?: string;
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_NAME) subject: string;
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) text: string;
  @ApiProperty({ enum: LANGUAGES }) @IsIn(LANGUAGES) language: (typeof LANGUAGES)[number];
  @ApiPropertyOptional({ type: [String], description: 'As they were told when the files were sent' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_FILES)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  files?: string[];
  @ApiPropertyOptional({ description: 'Left empty by people: they do not see it' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  memo?: string;
}

export class MailboxTakenDto {
  @ApiProperty({ enum: ['waiting'] }) state: 'waiting';
}

export class ConfirmLetterDto {
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(100) token: string;
}

export class LetterConfirmedDto {
  @ApiProperty({ example: 'P20261121-00042-0' }) number: string;
  @ApiProperty({ type: String, nullable: true, description: 'Told once; null: it was told before' })
  password: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) confirmedAt: Date;
}
