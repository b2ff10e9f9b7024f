import { phoneLookup } from '../../citizens/citizen.sealed.js';
import { scan } from '../../citizens/personal-data.rules.js';
import { isCompletePhone } from '../../citizens/phone.rules.js';

/** What a report is found by for whoever made it: the first whole telephone number among what they left. */
export function reporterLookup(reporter: string): string | null {
  const phones = scan(reporter)
    .filter(({ kind }) => kind === 'phone')
    .map(({ start, end }) => reporter.slice(start, end));
  return phoneLookup(phones.find(isCompletePhone) ?? null);
}
