import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { DAY, MOST_CODE, MOST_NTH } from '../tracked.dto.js';

/** What holds of every line that says nothing else. */
export class DecisionListQuery {
  @ApiProperty({ enum: ['true', 'false'], description: 'false: only says what would be entered' })
  @IsIn(['true', 'false'])
  apply: 'true' | 'false';
  @ApiPropertyOptional({ example: 'TK01' }) @IsOptional() @IsString() @MaxLength(MOST_CODE) source?: string;
  @ApiPropertyOptional({ description: '屆' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_NTH)
  term?: number;
  @ApiPropertyOptional({ example: 'extraordinary' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_CODE)
  meetingKind?: string;
  @ApiPropertyOptional({ description: '次' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_NTH)
  nth?: number;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) receivedOn?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) replyBy?: string;
}

export class DecisionListFileDto {
  @ApiProperty({
    type: 'string',
    format: 'binary',
    description:
      'CSV in UTF-8 or Big5, at most 1 MB and 1,000 lines: 案由 and 承辦機關, and as needed 類別, 文號, 收文日, 回復期限, 來源, 屆, 會議, 次',
  })
  file: unknown;
}

export class DecisionListDto {
  @ApiProperty({ description: 'How many' }) decisions: number;
  @ApiProperty({ type: [String], description: 'In the order of the lines; none, if it was only checked' })
  numbers: string[];
}
