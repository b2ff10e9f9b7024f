import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Trimmed } from '../../platform/problem/trimmed.js';

const DAY = /^\d{4}-\d\d-\d\d$/;
const PERIODS = ['day', 'month'] as const;
const MOST_PERSONS = 1000;
const MOST_REASON = 500;

export class CountServiceDto {
  @ApiProperty({ example: 'legal-advice' }) @IsString() @MaxLength(40) service: string;
  @ApiProperty({ example: 'siwei' }) @IsString() @MaxLength(40) site: string;
  /** Of the city; today, if left out. */
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) day?: string;
  /** One by one, or a day's at once. */
  @ApiPropertyOptional({ default: 1, minimum: 1, maximum: MOST_PERSONS })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_PERSONS)
  persons: number = 1;
}

export class WithdrawCountDto {
  @ApiProperty({ maxLength: MOST_REASON })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_REASON)
  reason: string;
}

export class ServicesFilter {
  @ApiProperty({ format: 'date' }) @Matches(DAY) from: string;
  @ApiProperty({ format: 'date' }) @Matches(DAY) to: string;
  @ApiPropertyOptional({ enum: PERIODS, description: 'Totals of each; of all, if left out' })
  @IsOptional()
  @IsIn(PERIODS)
  by?: (typeof PERIODS)[number];
}

export class ServiceCountDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() service: string;
  @ApiProperty() site: string;
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty() persons: number;
  @ApiProperty({ description: 'Who counted them' }) by: string;
  @ApiProperty({ format: 'date-time' }) countedAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) withdrawnAt: Date | null;
  @ApiProperty({ type: String, nullable: true }) withdrawnReason: string | null;
}

export class ServiceTotalDto {
  @ApiProperty({ type: String, nullable: true, description: '`2026-11-21`, `2026-11`, or null: all of them' })
  period: string | null;
  @ApiProperty() service: string;
  @ApiProperty() site: string;
  @ApiProperty() persons: number;
}

export class ServicesDto {
  @ApiProperty({ type: [ServiceTotalDto] }) totals: ServiceTotalDto[];
  @ApiProperty({ type: [ServiceCountDto], description: 'The latest 200, withdrawn ones among them' })
  latest: ServiceCountDto[];
}
