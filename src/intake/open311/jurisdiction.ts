import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import type { Versioned } from '../../city/city-profile.js';
import type { Category } from '../../city/profile.js';
import { notKnown } from './open311.problems.js';
import type { Parameters } from './parameters.rules.js';

/** The one city that this server is of, and its services. */
@Injectable()
export class Jurisdiction {
  constructor(private readonly city: CityService) {}

  /** Nobody need name it. NOT_FOUND 404: another one was named. */
  check(sent: Parameters): void {
    const named = sent.text('jurisdiction_id');
    if (named !== null && named.toLowerCase() !== this.city.city.code) throw notKnown('jurisdiction_id');
  }

  get services(): Versioned<Category>[] {
    return this.city.categories;
  }

  /** NOT_FOUND 404, also of one that is no longer in use, and of what no citizen reports. */
  service(code: string): Versioned<Category> {
    const category = this.city.category(code) ?? this.city.category(code.toUpperCase());
    if (!category || category.retired || category.kind === 'decision') throw notKnown('service_code');
    return category;
  }
}
