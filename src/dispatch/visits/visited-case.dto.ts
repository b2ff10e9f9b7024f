import { ApiProperty } from '@nestjs/swagger';
import { CaseInShortDto } from '../../cases/approval.dto.js';

/** As much of the case as whoever is invited may know. */
export class VisitedCaseDto extends CaseInShortDto {
  @ApiProperty({ description: 'Whoever is only invited reads the visit and not the case' })
  isReadable: boolean;
}
