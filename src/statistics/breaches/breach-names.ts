import { Injectable } from '@nestjs/common';
import { StaffService } from '../../access/staff.service.js';
import { CityService } from '../../city/city.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Named } from '../named.js';
import type { BreachDimension } from './breach-report.dto.js';
import { CHANNEL_WORDS } from './channel-words.js';

/** How what limits are told apart by is called. */
@Injectable()
export class BreachNames {
  constructor(
    private readonly city: CityService,
    private readonly staff: StaffService,
  ) {}

  /** How each key is called; null for what has no name, or is its own. */
  async of(
    tx: Transaction,
    by: BreachDimension,
    keys: readonly string[] = [],
  ): Promise<(key: string) => Named | null> {
    const officers = by === 'officer' ? keys.filter(key => key !== '') : [];
    const staff = await this.staff.staffNames(tx, officers);
    const known = (key: string): Omit<Named, 'code'> | null => {
      if (by === 'agency' || by === 'unit') return this.city.agency(key);
      if (by === 'category') return this.city.category(key);
      if (by === 'district') return this.city.district(key);
      const door = by === 'channel' ? CHANNEL_WORDS[key] : undefined;
      if (door) return { name: door['zh-TW'], nameEn: door.en };
      const person = staff.get(key);
      return person ? { name: person.name, nameEn: person.name } : null;
    };
    return key => {
      if (key === '') return null;
      const { name, nameEn } = known(key) ?? { name: key, nameEn: key };
      return { code: key, name, nameEn };
    };
  }
}
