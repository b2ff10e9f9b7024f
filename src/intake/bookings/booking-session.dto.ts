import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { DAY, TIME } from './booking.dto.js';
import { FORMS, type Form } from './booking.rules.js';

const MOST_REASON = 500;

export class AddSessionsDto {
  @ApiProperty({ example: 'legal-advice' }) @IsString() @MaxLength(40) service: string;
  @ApiProperty({ example: 'siwei' }) @IsString() @MaxLength(40) site: string;
  @ApiProperty({ format: 'date' }) @Matches(DAY) day: string;
  @ApiProperty({ example: '09:00' }) @Matches(TIME) begins: string;
  @ApiProperty({ minimum: 1, maximum: 48, description: 'How many people, one after the other' })
  @IsInt()
  @Min(1)
  @Max(48)
  slots: number;
  @ApiProperty({ minimum: 5, maximum: 120 }) @IsInt() @Min(5) @Max(120) slotMinutes: number;
  @ApiProperty({ maxLength: 60 }) @Trimmed() @IsString() @IsNotEmpty() @MaxLength(60) adviser: string;
  @ApiPropertyOptional({
    ...{ default: 1, minimum: 1, maximum: 26 },
    description: 'On the same weekday of so many weeks; days on which offices are closed are left out',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(26)
  weeks: number = 1;
}

/** Why, said once for all. */
export class CancelSessionDto {
  @ApiProperty({ maxLength: MOST_REASON })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_REASON)
  reason: string;
}

export class SessionsFilter {
  @ApiProperty({ format: 'date' }) @Matches(DAY) from: string;
  @ApiProperty({ format: 'date', description: 'At most 92 days after the first' }) @Matches(DAY) to: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(40) site?: string;
}

export class SlotDto {
  @ApiProperty({ example: '09:30' }) at: string;
  @ApiProperty({ enum: FORMS }) form: Form;
  @ApiProperty({ description: 'Nobody has it, and it is not over' }) isFree: boolean;
  @ApiProperty({ description: 'Nobody had it, and it can be taken no more' }) isOver: boolean;
}

export class BookingSessionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() service: string;
  @ApiProperty() site: string;
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ example: '12:00' }) ends: string;
  @ApiProperty() adviser: string;
  @ApiProperty({ type: [SlotDto] }) slots: SlotDto[];
  @ApiProperty({ description: 'How many know of another form than it is now' }) toBeTold: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null: it takes place' })
  cancelledReason: string | null;
}

export class BookingSessionsDto {
  @ApiProperty({ type: [BookingSessionDto] }) items: BookingSessionDto[];
}

export class SessionsAddedDto {
  @ApiProperty({ type: [String], format: 'date' }) days: string[];
  @ApiProperty({ type: [String], format: 'date', description: 'Left out: offices are closed' })
  closed: string[];
}

export class SetTelephoneDaysDto {
  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  sites: string[];
  @ApiProperty({ format: 'date' }) @Matches(DAY) from: string;
  @ApiPropertyOptional({ format: 'date', description: 'Until it is ended, if left out' })
  @IsOptional()
  @Matches(DAY)
  until?: string;
  @ApiProperty({ maxLength: MOST_REASON })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_REASON)
  reason: string;
}

export class TelephoneDaysDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: [String] }) sites: string[];
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) until: string | null;
  @ApiProperty() reason: string;
  @ApiProperty({ description: 'Name' }) by: string;
}

export class TelephoneDaysListDto {
  @ApiProperty({ type: [TelephoneDaysDto], description: 'Which hold today or later' })
  items: TelephoneDaysDto[];
}
