import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { VersionDto } from '../../cases/case-action.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { BOOKING_STATES, type BookingState, FORMS, type Form } from './booking.rules.js';

export const DAY = /^\d{4}-\d\d-\d\d$/;
export const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const SETTLED = ['attended', 'missed'] as const;

export class BookDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() sessionId: string;
  @ApiProperty({ example: '09:30', description: 'When one of its slots begins' })
  @Matches(TIME)
  at: string;
  @ApiProperty({ maxLength: 60 }) @Trimmed() @IsString() @IsNotEmpty() @MaxLength(60) name: string;
  /** The whole number: it may be needed on a day on which nobody may come. */
  @ApiProperty({ maxLength: 40 }) @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40) phone: string;
}

/** `version`: of the booking. */
export class SettleBookingDto extends VersionDto {
  @ApiProperty({ enum: SETTLED, description: 'attended counts one person (人次); missed takes that back' })
  @IsIn(SETTLED)
  as: (typeof SETTLED)[number];
}

export class BookingsOfDayFilter {
  @ApiProperty({ format: 'date' }) @Matches(DAY) day: string;
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(40) site: string;
}

/** In the body, not in the address: a telephone number belongs in no log of addresses. */
export class BookingNumberDto {
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(60) phone: string;
}

export class BookingDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ format: 'uuid' }) sessionId: string;
  @ApiProperty() service: string;
  @ApiProperty() site: string;
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ example: '09:30' }) at: string;
  @ApiProperty() adviser: string;
  @ApiProperty({ enum: BOOKING_STATES }) state: BookingState;
  @ApiProperty({ enum: FORMS, description: 'As it is now' }) form: Form;
  @ApiProperty({ description: 'The person knows of another form, and has to be told of this one' })
  isToBeTold: boolean;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Null once forgotten' })
  name: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ description: 'Name of who took it' }) bookedBy: string;
}

export class BookingsDto {
  @ApiProperty({ type: [BookingDto] }) items: BookingDto[];
}
