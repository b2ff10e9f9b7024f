import type { Amount } from '../profile.js';
import { type Check, type Complaint, repeated } from './check.js';
import type { ProfileSource } from './files.js';
import type { Path } from './source.js';

const file = 'protocol.yaml';

export const protocolChecks: Check[] = [
  { needs: [file], find: amountsNameOneUnit },
  { needs: [file], find: reasonsAreUnique },
  { needs: [file], find: sentencesGoOn },
];

function* amountsNameOneUnit({
  [file]: { returns, arbitration, coHandling },
}: ProfileSource): Generator<Complaint> {
  const amounts: [Path, Amount][] = [
    [['returns', 'within'], returns.within],
    [['returns', 'withSiteVisit'], returns.withSiteVisit],
    [['arbitration', 'within'], arbitration.within],
    [['coHandling', 'within'], coHandling.within],
  ];
  for (const [path, amount] of amounts) {
    const units = Object.keys(amount);
    if (units.length !== 1) yield [file, path, 'needs one of hours, workingHours, workingDays'];
    // The hours in which offices work belong to the limits of items.
    if (units.includes('workingHours')) yield [file, path, 'is counted in hours or workingDays'];
  }
  const [within, visit] = [returns.within.workingDays, returns.withSiteVisit.workingDays];
  if (within !== undefined && visit !== undefined && visit < within)
    yield [file, ['returns', 'withSiteVisit'], 'is shorter than within'];
}

function* reasonsAreUnique({ [file]: { returnReasons } }: ProfileSource): Generator<Complaint> {
  for (const key of ['code', 'name', 'nameEn'] as const)
    yield* repeated(
      file,
      key,
      returnReasons.map((reason, i): [Path, string] => [['returnReasons', i, key], reason[key]]),
    );
}

/** Who has the case now is said in the same sentence. */
function* sentencesGoOn({ [file]: { returnReasons } }: ProfileSource): Generator<Complaint> {
  for (const [i, reason] of returnReasons.entries())
    for (const key of ['citizen', 'citizenEn'] as const)
      if (/[。.！!？?]\s*$/.test(reason[key]))
        yield [file, ['returnReasons', i, key], 'ends its sentence, but goes on with who has the case'];
}
