import { ApiProperty } from '@nestjs/swagger';
import { CASE_STATES, type CaseState } from '../cases/case-actions.rules.js';
import { NamedDto } from '../city/city.dto.js';
import type { LinkKind } from '../events.js';

export const LINK_KINDS = ['converted', 'additional', 'repeat'] as const satisfies LinkKind[];

/** A case that this one came from, or that came of it. */
export class CaseLinkDto {
  @ApiProperty({ enum: LINK_KINDS }) kind: LinkKind;
  @ApiProperty({
    enum: ['from', 'to'],
    description: '`from`: this case came of it; `to`: it came of this case',
  })
  direction: 'from' | 'to';
  @ApiProperty({ example: 'P20261121-00043-8' }) number: string;
  @ApiProperty({ type: NamedDto }) category: NamedDto;
  @ApiProperty({ enum: CASE_STATES }) state: CaseState;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Who has it; null: the centre' })
  agency: NamedDto | null;
  @ApiProperty({ format: 'date-time' }) at: Date;
}
