import { StartRefused } from '../../platform/config/start-refused.js';
import { readPlaces } from '../places/read-places.js';
import type { ProfileEntry } from '../profile.js';
import { villagesByDistrict } from '../village-map.js';
import { accidentChecks } from './accident.checks.js';
import { bullyingChecks } from './bullying.checks.js';
import { calendarChecks } from './calendar.checks.js';
import { categoryChecks } from './category.checks.js';
import { cityChecks } from './city.checks.js';
import { compose } from './compose.js';
import type { ProfileFile, ProfileSource } from './files.js';
import { checkForm, type Sources } from './form.js';
import { limitChecks } from './limit.checks.js';
import { openDataChecks } from './open-data.checks.js';
import { protocolChecks } from './protocol.checks.js';
import { questionChecks } from './question.checks.js';
import { retentionChecks } from './retention.checks.js';
import { routingChecks } from './routing.checks.js';
import { satisfactionChecks } from './satisfaction.checks.js';
import { schemas } from './schema.js';
import { type Fault, Source } from './source.js';
import { supervised } from './supervise.js';
import { supervisionChecks } from './supervision.checks.js';
import { surgeChecks } from './surge.checks.js';
import { trackedChecks } from './tracked.checks.js';

const checks = [
  ...cityChecks,
  ...categoryChecks,
  ...questionChecks,
  ...routingChecks,
  ...limitChecks,
  ...surgeChecks,
  ...calendarChecks,
  ...protocolChecks,
  ...openDataChecks,
  ...satisfactionChecks,
  ...supervisionChecks,
  ...bullyingChecks,
  ...accidentChecks,
  ...trackedChecks,
  ...retentionChecks,
];

/** A profile that cannot be loaded, with every reason at once. */
export class ProfileFaulty extends StartRefused {
  constructor(
    folder: string,
    readonly faults: Fault[],
  ) {
    const lines = faults.map(({ file, line, reason }) => `\n  ${file}:${line} ${reason}`);
    super(`The city profile in ${folder} has ${faults.length} faults:${lines.join('')}`);
  }
}

/**
 * Reads and checks the profile in `folder`.
 * @throws ProfileFaulty
 */
export function readProfile(folder: string): ProfileEntry[] {
  const files = Object.keys(schemas) as ProfileFile[];
  const sources = Object.fromEntries(files.map(file => [file, Source.read(folder, file)])) as Sources;
  const { faults, sound } = checkForm(sources);
  for (const { needs, find } of checks) {
    if (!needs.every(file => file in sound)) continue;
    for (const [file, path, reason] of find(sound as ProfileSource))
      faults.push(sources[file].fault(path, reason));
  }
  // Where they lie is known by the county of the city.
  const county = sound['city.yaml']?.countyCode;
  if (county !== undefined) faults.push(...readPlaces(folder, county).faults);
  if (faults.length > 0) throw new ProfileFaulty(folder, faults.sort(byPlace));
  const profile = sound as ProfileSource;
  return compose(supervised(profile), villagesByDistrict(profile['city.yaml'].countyCode));
}

const byPlace = (a: Fault, b: Fault): number => a.file.localeCompare(b.file) || a.line - b.line;
