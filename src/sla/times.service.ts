import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import { inSurge } from '../city/surge/in-surge.rules.js';
import { type DueTimes, dueTimes, type FrozenRule, type Limited } from './clock.rules.js';
import type { OfCase } from './of-case.query.js';
import { isOfSeveral, ofSeveral } from './several-agencies.rules.js';
import { type Step, stepsOf } from './step.rules.js';

export interface Times extends DueTimes {
  steps: Step[];
}

type OfRules = Pick<OfCase, 'surge'> & Partial<Pick<OfCase, 'parts'>>;

/** The rules, on the calendar as it is by now. */
@Injectable()
export class TimesService {
  constructor(private readonly city: CityService) {}

  of(
    clock: { rule: FrozenRule; startedAt: Date; extension: number },
    { district, pauses }: Pick<OfCase, 'district' | 'pauses'>,
  ): Times {
    const { rule, startedAt, extension } = clock;
    const limited: Limited = { rule, startedAt, extension, district, pauses };
    const { calendar } = this.city;
    const times = dueTimes(limited, calendar);
    return { ...times, steps: stepsOf(limited, times, calendar) };
  }

  isOver(surge: string, at: Date): boolean {
    return this.city.surgeAt(at)?.id !== surge;
  }

  /**
   * The limits of a category for what starts at a time, of a case that came in during a surge those of its rule set;
   * `parts` of others in it, by `isOfSeveral`.
   */
  rulesOf(category: string, at: Date, { surge, parts = [] }: OfRules): FrozenRule[] {
    const several = isOfSeveral(parts, at);
    const ruleSet = this.city.ruleSetOf(surge);
    return this.city
      .limits(category, at)
      .map(limit => ({ ...ofSeveral(inSurge(limit, ruleSet), several), category }));
  }
}
