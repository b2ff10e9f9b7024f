import { ApiProperty } from '@nestjs/swagger';
import { NamedDto } from '../../city/city.dto.js';
import type { CaseKind } from '../../events.js';

/** As much of the case as whoever is invited may know. */
export class VisitedCaseDto {
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ enum: ['dispatch', 'petition'] }) kind: CaseKind;
  @ApiProperty({ type: NamedDto }) category: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true }) district: NamedDto | null;
  @ApiProperty({ description: 'Whoever is only invited reads the visit and not the case' })
  isReadable: boolean;
}
