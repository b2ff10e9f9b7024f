import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import { CityService } from '../city.service.js';
import { villageMapOf } from '../village-map.js';
import {
  type KnownPlaceDto,
  KnownPlacesDto,
  OutlinesDto,
  OutlinesFilter,
  PlacesFilter,
} from './places.dto.js';
import { type KnownPlace, PlacesService } from './places.service.js';

@ApiTags('city')
@Controller('api/city')
export class PlacesController {
  constructor(
    private readonly places: PlacesService,
    private readonly city: CityService,
  ) {}

  @Get('places')
  @Allow('city.read')
  @ApiOkResponse({ type: KnownPlacesDto })
  known(@Query() { q }: PlacesFilter): KnownPlacesDto {
    return { items: this.places.search(q).map(asDto), complete: this.places.isComplete };
  }

  /** What a map draws: as GeoJSON, from the boundaries that places are located by. */
  @Get('outlines')
  @Allow('city.read')
  @ApiOkResponse({ type: OutlinesDto })
  outlines(@Query() { district }: OutlinesFilter): OutlinesDto {
    const features = villageMapOf(this.city.city.countyCode).outlines(district ?? null);
    return { type: 'FeatureCollection', features };
  }
}

function asDto({ place: { kind, name, lng, lat }, by, at }: KnownPlace): KnownPlaceDto {
  const district = at && { code: at.district.code, name: at.district.name, nameEn: at.district.nameEn };
  return { kind, name, by, lng, lat, district, village: at?.village ?? null };
}
