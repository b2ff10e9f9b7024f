import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Trimmed } from '../platform/problem/trimmed.js';
import { MOST_ANSWER_TEXT } from './answer.rules.js';

const MOST_REASONS = 20;

/** The link is the key: it comes in the body, and stands in no address and no log. */
export class SurveyTokenDto {
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(100) token: string;
}

/** What a citizen says, in writing or on the telephone. */
export class SaidDto {
  @ApiProperty({ description: 'How content with the service: 1 not at all … 5 very' })
  @IsInt()
  @Min(1)
  @Max(5)
  service: number;
  @ApiProperty({ description: 'How content with the outcome: 1 not at all … 5 very' })
  @IsInt()
  @Min(1)
  @Max(5)
  outcome: number;
  @ApiPropertyOptional({ type: [String], description: 'Codes, where a level is 1 or 2' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_REASONS)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  reasons?: string[];
  @ApiPropertyOptional()
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(MOST_ANSWER_TEXT)
  text?: string;
}

export class SurveyAnswerDto extends IntersectionType(SurveyTokenDto, SaidDto) {}

export class SurveyReasonDto {
  @ApiProperty() code: string;
  @ApiProperty({ enum: ['service', 'outcome'] }) about: 'service' | 'outcome';
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
}

/** As much as somebody may know who has found the link. */
export class SurveyDto {
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ type: String, format: 'date-time' }) releasedAt: Date;
  @ApiProperty({ type: String, format: 'date-time' }) expiresAt: Date;
  @ApiProperty({ type: [SurveyReasonDto] }) reasons: SurveyReasonDto[];
  @ApiProperty() mostText: number;
}

export class SurveyAnsweredDto {
  @ApiProperty({ type: String, format: 'date-time' }) answeredAt: Date;
}
