import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { type Right, rightNames } from '../rights.js';
import { type Role, roles } from '../roles.js';
import { KEY_LASTS_AT_MOST_DAYS, MOST_A_MINUTE } from './key.rules.js';

export class NewKeyDto {
  @ApiProperty({ description: 'What it is for, and where it is kept.', maxLength: 80 })
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  keyName: string;

  @ApiProperty({ enum: rightNames, isArray: true, description: 'Some of those that the role has.' })
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(rightNames, { each: true })
  rights: Right[];

  @ApiProperty({ type: 'integer', minimum: 1, maximum: KEY_LASTS_AT_MOST_DAYS })
  @IsInt()
  @Min(1)
  @Max(KEY_LASTS_AT_MOST_DAYS)
  days: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_A_MINUTE, description: 'Requests a minute.' })
  @IsInt()
  @Min(1)
  @Max(MOST_A_MINUTE)
  ratePerMinute: number;
}

export class NewMachineDto extends NewKeyDto {
  @ApiProperty({ description: 'What a timeline calls it.', maxLength: 80 })
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  name: string;

  @ApiProperty({ enum: roles })
  @IsIn(roles)
  role: Role;

  @ApiProperty({
    required: false,
    nullable: true,
    type: 'string',
    description: 'Of an agency role: its code.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  agency?: string | null;
}

export class MadeKeyDto {
  @ApiProperty({ format: 'uuid' }) machineId: string;
  @ApiProperty({ format: 'uuid' }) keyId: string;
  @ApiProperty({ description: 'Shown this once: nobody can read it later.' }) key: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: Date;
}

export class KeyDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: rightNames, isArray: true }) rights: Right[];
  @ApiProperty({ type: 'integer' }) ratePerMinute: number;
  @ApiProperty({ enum: ['active', 'expired', 'revoked'] }) state: 'active' | 'expired' | 'revoked';
  @ApiProperty() madeBy: string;
  @ApiProperty({ format: 'date-time' }) madeAt: Date;
  @ApiProperty({ format: 'date-time' }) expiresAt: Date;
  @ApiProperty({ format: 'date-time', nullable: true, type: 'string' }) lastUsedAt: Date | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: 'string' }) revokedAt: Date | null;
}

export class MachineDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: roles }) role: Role;
  @ApiProperty({ nullable: true, type: 'string' }) agency: string | null;
  @ApiProperty({ description: 'A closed account: none of its keys opens anything.' }) active: boolean;
  @ApiProperty({ type: KeyDto, isArray: true }) keys: KeyDto[];
}

export class KeyRightsDto {
  @ApiProperty({ enum: roles }) role: Role;
  @ApiProperty({ enum: rightNames, isArray: true }) rights: Right[];
}

export class MachinesDto {
  @ApiProperty({ type: MachineDto, isArray: true }) items: MachineDto[];
  @ApiProperty({ type: KeyRightsDto, isArray: true, description: 'What keys of each role may be given.' })
  grantable: KeyRightsDto[];
}
