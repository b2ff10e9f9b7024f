import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { type Role, roles } from '../access/roles.js';
import { NamedDto } from '../city/city.dto.js';
import { Trimmed } from '../platform/problem/trimmed.js';
import { DECIDERS, type Decider, UNSEALING_STATES, type UnsealingState } from './unsealing.rules.js';

const MOST_REASON = 500;

export class AskUnsealingDto {
  /** Why it must be known. Whoever decides reads it, and whoever asks later. */
  @ApiProperty({ maxLength: MOST_REASON })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_REASON)
  reason: string;
}

export class DecideUnsealingDto {
  @ApiProperty() @IsInt() version: number;
  @ApiPropertyOptional({ maxLength: MOST_REASON })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(MOST_REASON)
  note?: string;
}

export class RefuseUnsealingDto {
  @ApiProperty() @IsInt() version: number;
  @ApiProperty({ maxLength: MOST_REASON })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_REASON)
  note: string;
}

export class UnsealingsFilter {
  /** `mine`: asked by me; `decide`: waiting for my word, or decided where mine was asked for. */
  @ApiPropertyOptional({ enum: ['mine', 'decide'] })
  @IsOptional()
  @IsIn(['mine', 'decide'])
  view?: 'mine' | 'decide';

  @ApiPropertyOptional({ enum: UNSEALING_STATES })
  @IsOptional()
  @IsIn(UNSEALING_STATES)
  state?: UnsealingState;
}

class UnsealedCaseDto {
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ type: NamedDto }) category: NamedDto;
  @ApiProperty() confidential: boolean;
}

class UnsealingAskerDto {
  @ApiProperty() name: string;
  @ApiProperty({ enum: roles }) role: Role;
  @ApiProperty({ type: NamedDto, nullable: true }) agency: NamedDto | null;
}

export class UnsealingDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: UNSEALING_STATES }) state: UnsealingState;
  @ApiProperty({ type: UnsealedCaseDto }) case: UnsealedCaseDto;
  @ApiProperty({ type: UnsealingAskerDto }) askedBy: UnsealingAskerDto;
  @ApiProperty({ type: String, format: 'date-time' }) askedAt: Date;
  @ApiProperty() reason: string;
  @ApiProperty({ enum: DECIDERS, description: 'Whose word it takes' }) decider: Decider;
  @ApiProperty({ type: String, nullable: true, description: 'Name of who decided' }) decidedBy: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: Date | null;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) untilAt: Date | null;
  @ApiProperty() isMine: boolean;
  @ApiProperty({ description: 'It waits for this person’s word' }) mayDecide: boolean;
  @ApiProperty({ description: 'It is in force, and this person may end it' }) mayEnd: boolean;
}

export class UnsealingsDto {
  /** The latest first. */
  @ApiProperty({ type: [UnsealingDto] }) items: UnsealingDto[];
}
