import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { NamedDto } from '../city.dto.js';

const MOST_REASON = 200;

export class BeginSurgeDto {
  @ApiProperty({ example: 'storm', description: 'Code' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  ruleSet: string;
  @ApiProperty({ maxLength: MOST_REASON, description: 'Read at every desk, such as the name of the typhoon' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_REASON)
  reason: string;
  @ApiProperty({ example: '2026-11-24T18:00', description: 'Without an offset it is the city’s time' })
  @IsString()
  @MaxLength(40)
  expectedEnd: string;
}

export const FORMS = ['full', 'short'] as const;

export class SurgeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: FORMS, description: 'How much agents ask while it is on' })
  form: (typeof FORMS)[number];
  @ApiProperty({ type: NamedDto }) ruleSet: NamedDto;
  @ApiProperty() reason: string;
  @ApiProperty({ format: 'date-time' }) beganAt: string;
  @ApiProperty({ description: 'Name' }) beganBy: string;
  @ApiProperty({ format: 'date-time' }) expectedEnd: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) endedAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name' }) endedBy: string | null;
  @ApiProperty({ description: 'Taken in it' }) cases: number;
}

export class SurgesDto {
  @ApiProperty({ type: [NamedDto], description: 'What can be switched on' }) ruleSets: NamedDto[];
  @ApiProperty({ type: SurgeDto, nullable: true, description: 'The one that is on' })
  current: SurgeDto | null;
  @ApiProperty({ type: [SurgeDto], description: 'The latest first' }) items: SurgeDto[];
}
