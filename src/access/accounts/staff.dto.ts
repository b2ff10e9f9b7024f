import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { IsMailAddress } from '../../platform/problem/is-mail-address.decorator.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { peopleRoles, type Role } from '../roles.js';
import { type StaffAction, type StaffStatus, staffActions, staffStatuses } from './staff-actions.rules.js';

const MOST_DISTRICTS = 100;
const MOST_ADDRESS = 254;
/** Beside the three: accounts that are active, but that nobody has used for long. */
export const staffFilters = [...staffStatuses, 'dormant'] as const;

export class StaffListDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(64) agency?: string;
  @ApiPropertyOptional({ enum: peopleRoles }) @IsOptional() @IsIn(peopleRoles) role?: Role;
  @ApiPropertyOptional({ enum: staffFilters })
  @IsOptional()
  @IsIn(staffFilters)
  status?: (typeof staffFilters)[number];
  @ApiPropertyOptional({ description: 'Part of a name or a user name.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  q?: string;
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
  @ApiPropertyOptional({ format: 'uuid', description: '`next` of the page before.' })
  @IsOptional()
  @IsUUID()
  after?: string;
}

export class StaffVersionDto {
  @ApiProperty({ type: 'integer' }) @IsInt() version: number;
}

export class NewStaffDto {
  @ApiProperty({ maxLength: 64 }) @Trimmed() @IsString() @MinLength(2) @MaxLength(64) username: string;
  @ApiProperty({ maxLength: 80 }) @Trimmed() @IsString() @MinLength(1) @MaxLength(80) name: string;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: MOST_ADDRESS,
    description: 'For reports by mail.',
  })
  @IsOptional()
  @Trimmed()
  @IsMailAddress()
  @MaxLength(MOST_ADDRESS)
  email?: string | null;
  @ApiProperty({ enum: peopleRoles }) @IsIn(peopleRoles) role: Role;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Of officers and chiefs, and of nobody else.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  agency?: string | null;
  @ApiPropertyOptional({ type: [String], nullable: true, description: 'Null: all.' })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(MOST_DISTRICTS)
  @IsString({ each: true })
  districts?: string[] | null;
}

/** What is left out stays as it is. */
export class ChangeStaffDto extends StaffVersionDto {
  @ApiPropertyOptional({ maxLength: 80 })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  name?: string;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: MOST_ADDRESS,
    description: 'Null takes it away.',
  })
  @IsOptional()
  @Trimmed()
  @IsMailAddress()
  @MaxLength(MOST_ADDRESS)
  email?: string | null;
  @ApiPropertyOptional({ enum: peopleRoles }) @IsOptional() @IsIn(peopleRoles) role?: Role;
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  agency?: string | null;
  @ApiPropertyOptional({ type: [String], nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(MOST_DISTRICTS)
  @IsString({ each: true })
  districts?: string[] | null;
}

export class HandOverDto extends StaffVersionDto {
  @ApiProperty({ format: 'uuid', description: 'A colleague of the same agency.' }) @IsUUID() to: string;
}

export class StaffDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() username: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ enum: peopleRoles }) role: Role;
  @ApiProperty({ type: String, nullable: true }) agency: string | null;
  @ApiProperty({ type: [String], nullable: true, description: 'Null: all.' }) districts: string[] | null;
  @ApiProperty({ enum: staffStatuses }) status: StaffStatus;
  @ApiProperty({ description: 'Nobody has signed in for long; closed until it is resumed.' })
  dormant: boolean;
  @ApiProperty() demo: boolean;
  @ApiProperty({ description: 'False: its owner has not chosen a password yet.' }) hasPassword: boolean;
  @ApiProperty({ description: 'Signs in by the account platform of the city.' }) sso: boolean;
  @ApiProperty({ description: 'Must choose a new password at the next sign-in.' }) mustChange: boolean;
  @ApiProperty({ type: Date, nullable: true }) lastSignInAt: Date | null;
  @ApiProperty({ type: 'integer', description: 'Open work orders in hand.' }) ordersInHand: number;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ enum: staffActions, isArray: true, description: 'What the asker may do with it.' })
  actions: StaffAction[];
}

export class StaffPageDto {
  @ApiProperty({ type: [StaffDto] }) items: StaffDto[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) next: string | null;
  @ApiProperty({ type: 'integer' }) total: number;
}

export class StaffLinkDto {
  @ApiProperty({ description: 'For `/set-password#token`; shown this once.' }) token: string;
  @ApiProperty() expiresAt: Date;
}

export class StaffWithLinkDto extends StaffDto {
  @ApiProperty({ type: StaffLinkDto }) link: StaffLinkDto;
}
