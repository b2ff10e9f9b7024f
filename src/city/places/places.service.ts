import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { CityService, type Place } from '../city.service.js';
import { type FoundPlace, PlaceIndex } from './place-index.js';
import { readPlaces } from './read-places.js';

export type KnownPlace = FoundPlace & { at: Place | null };

/**
 * The landmarks, junctions and street lights of the city, in memory. They are read at every start and are no part of what
 * is in force: where a case is stands on the case itself.
 */
@Injectable()
export class PlacesService implements OnApplicationBootstrap {
  private readonly logger = new Logger(PlacesService.name);
  private index = new PlaceIndex([]);

  constructor(
    private readonly config: Config,
    private readonly city: CityService,
  ) {}

  /** A list with a fault never keeps the hotline from starting: what is sound of it is offered. */
  onApplicationBootstrap(): void {
    const { places, faults } = readPlaces(this.config.city, this.city.city.countyCode);
    const [first] = faults;
    if (first) {
      const where = `${first.file}:${first.line} ${first.reason}`;
      this.logger.warn(
        `${faults.length} places are left out (${where}); npm run city -- check names them all`,
      );
    }
    this.index = new PlaceIndex(places);
  }

  search(text: string): KnownPlace[] {
    return this.index
      .search(text)
      .map(found => ({ ...found, at: this.city.locate(found.place.lng, found.place.lat) }));
  }
}
