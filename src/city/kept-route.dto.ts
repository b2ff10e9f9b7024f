import { ApiProperty } from '@nestjs/swagger';
import { AttributeDto, NamedDto } from './city.dto.js';

/** Cases of this item and district go to this agency, by an arbitration. */
export class KeptRouteDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: NamedDto }) category: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Null: in the whole city' })
  district: NamedDto | null;
  @ApiProperty({ type: [AttributeDto], description: 'Of cases that answer just this' })
  attributes: AttributeDto[];
  @ApiProperty({ type: NamedDto }) agency: NamedDto;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The case that was arbitrated; null: a confidential one',
  })
  number: string | null;
  @ApiProperty({ format: 'date-time' }) keptAt: Date;
  @ApiProperty() keptBy: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name; null: a later one has replaced it' })
  endedBy: string | null;
}

export class KeptRoutesDto {
  /** Those in force first, then the latest first. */
  @ApiProperty({ type: [KeptRouteDto] }) items: KeptRouteDto[];
}
