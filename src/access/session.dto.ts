import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { LONGEST_PASSWORD } from './passwords.js';
import { type Right, rightNames } from './rights.js';
import { type Role, roles } from './roles.js';

export class SignInDto {
  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  username: string;

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_PASSWORD)
  password: string;
}

export class OwnAgencyDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
}

export class MeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() username: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: roles }) role: Role;
  @ApiProperty({ type: OwnAgencyDto, nullable: true }) agency: OwnAgencyDto | null;
  @ApiProperty({ enum: rightNames, isArray: true }) rights: Right[];
}
