import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Polygon } from 'geojson';
import { NamedDto, VillageDto } from '../city.dto.js';
import { PLACE_KINDS, type PlaceKind } from './place.js';
import { MATCHES, type Match } from './place-index.js';

export class PlacesFilter {
  @ApiProperty({ description: 'A landmark, two roads, or a street light’s number' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  q: string;
}

export class KnownPlaceDto {
  @ApiProperty({ enum: PLACE_KINDS }) kind: PlaceKind;
  @ApiProperty() name: string;
  @ApiProperty({ enum: MATCHES }) by: Match;
  @ApiProperty() lng: number;
  @ApiProperty() lat: number;
  @ApiProperty({ type: NamedDto, nullable: true }) district: NamedDto | null;
  @ApiProperty({ type: VillageDto, nullable: true }) village: VillageDto | null;
}

export class KnownPlacesDto {
  @ApiProperty({ type: [KnownPlaceDto], description: 'The best first, at most ten' }) items: KnownPlaceDto[];
  @ApiProperty({ description: 'False while the list is still being read: there may be more' })
  complete: boolean;
}

export class OutlinesFilter {
  @ApiProperty({ required: false, description: 'Its villages; without it, the districts of the city' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  @IsOptional()
  district?: string;
}

export class OutlineDto {
  @ApiProperty({ enum: ['Feature'] }) type: 'Feature';
  @ApiProperty({ type: VillageDto }) properties: VillageDto;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'A GeoJSON polygon' })
  geometry: Polygon;
}

export class OutlinesDto {
  @ApiProperty({ enum: ['FeatureCollection'] }) type: 'FeatureCollection';
  @ApiProperty({ type: [OutlineDto] }) features: OutlineDto[];
}
