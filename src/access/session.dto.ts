import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { LONGEST_PASSWORD } from './passwords.js';
import { type Right, rightNames } from './rights.js';
import { type Role, roles } from './roles.js';

const METHODS = ['password', 'sso'] as const;

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
  @ApiProperty({ description: 'Nothing but a new password is open until there is one.' })
  mustChangePassword: boolean;
  @ApiProperty({ description: 'By the clock that days and limits go by, whatever this computer’s says' })
  now: Date;
}

export class TimeLeftDto {
  @ApiProperty({ type: 'integer', description: 'Until the session ends if nobody does anything.' })
  idleSeconds: number;
  @ApiProperty({ type: 'integer', description: 'Until it ends in any case.' }) sessionSeconds: number;
}

export class OwnSessionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() startedAt: Date;
  @ApiProperty() seenAt: Date;
  @ApiProperty({ enum: METHODS }) method: (typeof METHODS)[number];
  @ApiProperty({ type: String, nullable: true }) address: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Family and system.' }) browser: string | null;
  @ApiProperty({ description: 'The one that asks.' }) current: boolean;
}

export class OwnSessionsDto {
  @ApiProperty({ type: [OwnSessionDto] }) items: OwnSessionDto[];
}
