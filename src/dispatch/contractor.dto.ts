import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { MOST_PHOTOS, MOST_TEXT } from '../cases/case-action.dto.js';
import { NamedDto } from '../city/city.dto.js';
import { Trimmed } from '../platform/problem/trimmed.js';

/** Two weeks. */
const MOST_HOURS = 14 * 24;

export class ContractorLinkWishDto {
  @ApiProperty({ description: 'The firm or person' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  contractor: string;
  @ApiProperty({ minimum: 1, maximum: MOST_HOURS }) @IsInt() @Min(1) @Max(MOST_HOURS) hours: number;
  /** Photos of the case that the contractor may see. None, if left out. */
  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PHOTOS)
  @IsUUID(undefined, { each: true })
  photos?: string[];
}

export class ContractorLinkMadeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() contractor: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: Date;
  /** Here and never again. The token stands behind the `#`, which no browser sends to a server. */
  @ApiProperty({ example: '/contractor#cl_…' }) path: string;
}

export class ContractorLinkDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() contractor: string;
  @ApiProperty({ description: 'The name of who made it' }) madeBy: string;
  @ApiProperty({ format: 'date-time' }) madeAt: Date;
  @ApiProperty({ format: 'date-time' }) expiresAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) arrivedAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) doneAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt: Date | null;
  /** Neither expired nor ended. */
  @ApiProperty() isValid: boolean;
}

export class ContractorLinksDto {
  @ApiProperty({ type: [ContractorLinkDto] }) items: ContractorLinkDto[];
}

export class ContractorReportDto {
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) text: string;
  /** False: how far it is. */
  @ApiProperty() @IsBoolean() done: boolean;
  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PHOTOS)
  @IsUUID(undefined, { each: true })
  photos?: string[];
}

export class ContractorReportedDto {
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty({ type: String, nullable: true }) text: string | null;
  @ApiProperty() done: boolean;
  @ApiProperty({ type: [String], format: 'uuid' }) photos: string[];
}

class OrderAttributeDto {
  @ApiProperty() name: string;
  @ApiProperty() label: string;
}

class ReportedAnswerDto {
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
  @ApiProperty() answer: string;
}

class OrderAgencyDto extends NamedDto {
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
}

/** One work order as a contractor sees it: the matter and the place, and nobody's name. */
export class ContractorOrderDto {
  @ApiProperty() contractor: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: Date;
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ type: NamedDto }) item: NamedDto;
  @ApiProperty({ type: [OrderAttributeDto] }) attributes: OrderAttributeDto[];
  @ApiProperty({ type: [ReportedAnswerDto], description: 'What an app asked who reported' })
  answers: ReportedAnswerDto[];
  @ApiProperty({ type: OrderAgencyDto }) agency: OrderAgencyDto;
  @ApiProperty() description: string;
  @ApiProperty({ type: NamedDto, nullable: true }) district: NamedDto | null;
  @ApiProperty({ type: String, nullable: true }) place: string | null;
  @ApiProperty({ type: Number, nullable: true }) lng: number | null;
  @ApiProperty({ type: Number, nullable: true }) lat: number | null;
  @ApiProperty({ enum: ['normal', 'urgent'] }) urgency: 'normal' | 'urgent';
  /** When the agency must have it done. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) dueAt: Date | null;
  @ApiProperty({ type: [String], format: 'uuid' }) photos: string[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) arrivedAt: Date | null;
  /** What was reported by this link, the latest first. */
  @ApiProperty({ type: [ContractorReportedDto] }) reports: ContractorReportedDto[];
  /** Being worked on: acknowledged by the agency and not reported yet. */
  @ApiProperty() isOpen: boolean;
}
