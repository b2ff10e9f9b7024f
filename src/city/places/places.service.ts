import { setImmediate as turn } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { CityService, type Place } from '../city.service.js';
import type { Fault } from '../profile/source.js';
import { type FoundPlace, PlaceIndex } from './place-index.js';
import type { PlacesRead } from './places-file.rules.js';
import { readPlacesInParts } from './read-places.js';

export type KnownPlace = FoundPlace & { at: Place | null };

/**
 * The landmarks, junctions and street lights of the city, in memory. They are read at every start and are no part of what
 * is in force: where a case is stands on the case itself.
 */
@Injectable()
export class PlacesService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(PlacesService.name);
  private readonly index = new PlaceIndex();
  private readonly faults: Fault[] = [];
  private parts: Iterator<PlacesRead, void> = [].values();
  /** All that the list holds can be found. */
  isComplete = false;

  constructor(
    private readonly config: Config,
    private readonly city: CityService,
  ) {}

  /** A list as short as most is whole with its first part; nobody waits for the rest of a long one. */
  onApplicationBootstrap(): void {
    this.parts = readPlacesInParts(this.config.city, this.city.city.countyCode);
    if (this.takePart()) this.takePart();
  }

  onApplicationShutdown(): void {
    this.parts = [].values();
  }

  /** The rest, between requests. A list with a fault is no reason not to serve: what is sound of it is offered. */
  async readOn(): Promise<void> {
    try {
      while (this.takePart()) await turn();
    } catch (error) {
      this.logger.error('The list of places was not read to its end.', (error as Error).stack);
    }
  }

  search(text: string): KnownPlace[] {
    return this.index
      .search(text)
      .map(found => ({ ...found, at: this.city.locate(found.place.lng, found.place.lat) }));
  }

  /** Whether there may be more. */
  private takePart(): boolean {
    const { value, done } = this.parts.next();
    if (value) {
      this.index.add(value.places);
      for (const fault of value.faults) this.faults.push(fault);
    }
    if (done && !this.isComplete) this.complete();
    return !done;
  }

  private complete(): void {
    this.isComplete = true;
    const [first] = this.faults;
    if (!first) return;
    const where = `${first.file}:${first.line} ${first.reason}`;
    this.logger.warn(
      `${this.faults.length} places are left out (${where}); npm run city -- check names them all`,
    );
  }
}
