import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { PHONE_RESULTS, type PhoneResult } from './phone-attempt.entity.js';
import { PHONE_REASONS, type PhoneReason } from './phone-task.entity.js';

export class PhoneTasksQueryDto {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'true',
    description: 'false: the last ones closed',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  open: 'true' | 'false' = 'true';
}

export class PhoneAttemptDto {
  @ApiProperty({ description: 'Of the task the call was based on' }) @IsInt() version: number;

  @ApiProperty({ enum: PHONE_RESULTS, description: 'reached closes the task' })
  @IsIn(PHONE_RESULTS)
  result: PhoneResult;

  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

class PhonedAgencyDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
  @ApiProperty({ type: String, nullable: true, description: 'The duty number' }) phone: string | null;
}

class PhonedNameDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
}

class PhonedCaseDto {
  @ApiProperty() number: string;
  @ApiProperty({ type: PhonedNameDto }) category: PhonedNameDto;
  @ApiProperty({ type: PhonedNameDto, nullable: true }) district: PhonedNameDto | null;
}

class PhoneAttemptMadeDto {
  @ApiProperty({ type: String, format: 'date-time' }) at: Date;
  @ApiProperty({ enum: PHONE_RESULTS }) result: PhoneResult;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ description: 'Name of the person who called' }) by: string;
}

export class PhoneTaskDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: PHONE_REASONS }) reason: PhoneReason;
  @ApiProperty({ type: String, format: 'date-time' }) openedAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt: Date | null;
  @ApiProperty({ type: PhonedAgencyDto }) agency: PhonedAgencyDto;
  @ApiProperty({ type: PhonedCaseDto }) case: PhonedCaseDto;
  @ApiProperty({ type: [PhoneAttemptMadeDto], description: 'From the first to the last' })
  attempts: PhoneAttemptMadeDto[];
}

export class PhoneTasksDto {
  @ApiProperty({ type: [PhoneTaskDto] }) items: PhoneTaskDto[];
}
