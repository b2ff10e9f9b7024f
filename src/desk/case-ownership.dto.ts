import { ApiProperty } from '@nestjs/swagger';
import { NamedDto, WordsDto } from '../city/city.dto.js';
import type { Words } from '../platform/problem/problem.js';

/** Who has a case, since when and why: as a citizen who asks is told. */
export class WhereaboutsDto {
  @ApiProperty({
    type: NamedDto,
    nullable: true,
    description: 'Null: no agency, it is at the service centre',
  })
  agency: NamedDto | null;
  @ApiProperty({ type: WordsDto, description: 'The agency, or the service centre' }) holder: Words;
  @ApiProperty({ format: 'date-time' }) since: string;
  @ApiProperty({
    type: WordsDto,
    nullable: true,
    description: 'For the citizen; null: it was never returned',
  })
  why: Words | null;
  @ApiProperty({ description: 'Returns with approval' }) returned: number;
  @ApiProperty({ description: 'From one agency to another, by the centre' }) reassigned: number;
  @ApiProperty({ description: 'By people, because the citizen waits (催辦)' }) reminders: number;
  @ApiProperty({ description: 'By people, because it is overdue (稽催)' }) chases: number;
}
