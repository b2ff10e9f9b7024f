import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { VersionDto } from '../../cases/case-action.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { FINDINGS, type Finding } from './inspection.entity.js';

const MOST_NUMBER = 60;
const MOST_NAME = 200;

/** 標案, as the agency that builds it calls it; no person. */
export class ProjectDto {
  @ApiProperty({ type: String, nullable: true, description: 'Number of the tender' }) number: string | null;
  @ApiProperty() name: string;
}

/** `version`: of the case. */
export class NameProjectDto extends VersionDto {
  @ApiPropertyOptional({ maxLength: MOST_NUMBER, example: '1150420-A' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_NUMBER)
  number?: string;
  @ApiProperty({ maxLength: MOST_NAME })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_NAME)
  name: string;
}

/** `version`: of the case. */
export class CallGraveDto extends VersionDto {
  @ApiProperty({ description: 'For the inspection group only' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason: string;
}

export class HeldInspectionDto {
  @ApiProperty({ format: 'date' }) heldOn: string;
  @ApiProperty({ enum: FINDINGS }) finding: Finding;
}

export class WorksCaseDto {
  @ApiProperty({ description: 'A report of public works' }) isWorks: boolean;
  @ApiProperty({ type: ProjectDto, nullable: true }) project: ProjectDto | null;
  @ApiProperty({ description: 'This person may say of which project it is' }) mayName: boolean;
  @ApiProperty({ description: 'This person may call it grave, and it does not wait for a decision' })
  mayCallGrave: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Why it is grave; for who reads inspections' })
  grave: string | null;
  /** What was held: others are for who reads inspections. */
  @ApiProperty({ type: [HeldInspectionDto] }) inspections: HeldInspectionDto[];
}
