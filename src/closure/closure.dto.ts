import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { MOST_TEXT, VersionDto } from '../cases/case-action.dto.js';
import { Trimmed } from '../platform/problem/trimmed.js';

/** How the case was closed: how the citizen was told, or what it became. */
export const RELEASE_WAYS = [
  'called_back',
  'call_not_reached',
  'sms',
  'email',
  'letter',
  'not_needed',
  'converted_to_petition',
  'additional_petition',
  'relayed',
  'duplicate',
  'other',
] as const;
export type ReleaseWay = (typeof RELEASE_WAYS)[number];

export class ReleaseDto extends VersionDto {
  @ApiProperty({ enum: RELEASE_WAYS }) @IsIn(RELEASE_WAYS) how: ReleaseWay;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(MOST_TEXT) note?: string;
  @ApiPropertyOptional({
    description: 'Why the lead does not wait for agencies that were asked; they are recalled',
  })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(MOST_TEXT)
  openLegs?: string;
}
