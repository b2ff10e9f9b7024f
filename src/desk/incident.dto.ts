import { ApiProperty } from '@nestjs/swagger';
import { CASE_STATES, type CaseState } from '../cases/case-actions.rules.js';
import { NamedDto } from '../city/city.dto.js';
import { CitizenToldDto } from './identity.dto.js';

class OfIncidentDto {
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ enum: CASE_STATES }) state: CaseState;
  @ApiProperty({ type: NamedDto }) category: NamedDto;
}

export class LeadDto extends OfIncidentDto {
  @ApiProperty({ format: 'date-time', description: 'Since when it has been merged into it' }) joinedAt: Date;
}

/** A case that was merged into this one. What its petitioner said stands on its own page only. */
export class MemberDto extends OfIncidentDto {
  @ApiProperty({ format: 'date-time' }) receivedAt: Date;
  @ApiProperty({ format: 'date-time' }) joinedAt: Date;
  @ApiProperty({
    type: CitizenToldDto,
    nullable: true,
    description: 'Of the result; null: nobody was to be called',
  })
  told: CitizenToldDto | null;
}

/** 併案: what this case was merged into, or what was merged into it. */
export class CaseIncidentDto {
  @ApiProperty({ type: LeadDto, nullable: true }) lead: LeadDto | null;
  @ApiProperty({ type: [MemberDto], description: 'Who has waited the longest first' }) members: MemberDto[];
}
