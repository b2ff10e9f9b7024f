import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsTime } from '../../platform/clock/is-time.decorator.js';
import { type Role, roles } from '../roles.js';

export class SubstitutesFilter {
  @ApiPropertyOptional({ description: 'Left out: the own one' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  agency?: string;
}

export class SetSubstituteDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Who is away; left out: the asker' })
  @IsOptional()
  @IsUUID()
  staffId?: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() substituteId: string;
  @ApiProperty({ format: 'date-time' }) @IsTime() from: string;
  @ApiProperty({ format: 'date-time', description: 'Back from then on' }) @IsTime() until: string;
}

export class EndSubstituteDto {
  @ApiProperty() @IsInt() version: number;
}

export class ColleagueDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: roles }) role: Role;
}

export class ColleaguesDto {
  /** Of the agency; of the own one the asker is among them. */
  @ApiProperty({ type: [ColleagueDto] }) items: ColleagueDto[];
}

export class SubstituteDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty() agency: string;
  @ApiProperty({ type: ColleagueDto, description: 'Who is away' }) staff: ColleagueDto;
  @ApiProperty({ type: ColleagueDto }) substitute: ColleagueDto;
  @ApiProperty({ format: 'date-time' }) fromAt: Date;
  @ApiProperty({ format: 'date-time', description: 'Back from then on' }) untilAt: Date;
  @ApiProperty({ description: 'Name of who said so' }) setBy: string;
  @ApiProperty({ description: 'It has begun' }) isNow: boolean;
  @ApiProperty({ description: 'The substitute is away as well: the chief stands in' }) byChief: boolean;
  @ApiProperty({ description: 'The asker may end it' }) mayEnd: boolean;
}

export class SubstitutesDto {
  /** What is not over, by its beginning. */
  @ApiProperty({ type: [SubstituteDto] }) items: SubstituteDto[];
}
