import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { MOST_TEXT, ReasonDto, VersionDto } from '../cases/case-action.dto.js';

export class RouteDto extends VersionDto {
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(40) agency: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(MOST_TEXT) reason?: string;
}

export class ReassignDto extends ReasonDto {
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(40) agency: string;
}
