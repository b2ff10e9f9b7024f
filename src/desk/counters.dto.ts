import { ApiProperty } from '@nestjs/swagger';
import { AsOfDto } from './case-card.dto.js';

/** How many living cases stand where (replayed ones do not count); each equals the total of the list it leads to. */
export class CountersDto {
  /** Neither released nor withdrawn. */
  @ApiProperty() open: number;
  /** Past a limit the citizen may hold the city to. */
  @ApiProperty() overdue: number;
  /** In the last fifth of such a limit, and past none. */
  @ApiProperty() soon: number;
  /** Dispatched, and no screen of the agency has confirmed it. */
  @ApiProperty() undelivered: number;
  /** Recorded and at no agency yet. */
  @ApiProperty() unrouted: number;
  /** Agencies to be phoned. */
  @ApiProperty() phoneTasks: number;
  @ApiProperty({ type: AsOfDto }) asOf: AsOfDto;
}
