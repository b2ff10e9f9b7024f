import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { LONGEST_PASSWORD } from './passwords.js';

export class ChangePasswordDto {
  @ApiProperty() @IsString() @MinLength(1) @MaxLength(LONGEST_PASSWORD) current: string;
  @ApiProperty({ minLength: 12 }) @IsString() @MinLength(1) @MaxLength(1024) password: string;
}

export class RedeemLinkDto {
  @ApiProperty({ description: 'Of the link, behind the #.' })
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  token: string;
  @ApiProperty({ minLength: 12 }) @IsString() @MinLength(1) @MaxLength(1024) password: string;
}

export class RedeemedDto {
  @ApiProperty({ description: 'To sign in with, and the new password.' }) username: string;
}
