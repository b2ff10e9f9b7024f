import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MOST_TEXT, VersionDto } from '../cases/case-action.dto.js';
import { Trimmed } from '../platform/problem/trimmed.js';

const MOST_MEMBERS = 100;

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

export class ReleaseMemberDto extends VersionDto {
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

/** How the petitioner of a case that was merged into this one was told. */
export class MemberToldDto {
  @ApiProperty({ example: 'D20261121-00043-8' }) @IsString() @IsNotEmpty() @MaxLength(40) number: string;
  @ApiProperty({ enum: RELEASE_WAYS }) @IsIn(RELEASE_WAYS) how: ReleaseWay;
}

export class ReleaseDto extends ReleaseMemberDto {
  /** Those whose call-back has not ended. */
  @ApiPropertyOptional({ type: [MemberToldDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_MEMBERS)
  @ValidateNested({ each: true })
  @Type(() => MemberToldDto)
  members?: MemberToldDto[];
}
