import { GROUND_NEEDS } from '../petition-law.js';
import { amount, list, named, record, slug, text } from './schema-parts.js';

const reason = {
  code: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' },
  ...{ ...named, citizen: text, citizenEn: text },
};
const lawful = { basis: text, basisEn: text };

/** The form of protocol.yaml. */
export const protocol = record({
  serviceCentre: record(named),
  returns: record({
    within: amount,
    withSiteVisit: amount,
    arbitrateFrom: { type: 'integer', minimum: 1, maximum: 10 },
  }),
  arbitration: record({ within: amount }),
  sampling: record({
    ...{ within: amount, rework: amount },
    form: list(record({ code: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' }, ...named })),
  }),
  incidents: record({ joinWithinDays: { type: 'integer', minimum: 0, maximum: 90 } }),
  reminders: record({ mostADay: { type: 'integer', minimum: 1, maximum: 20 } }),
  coHandling: record({ within: amount }),
  returnReasons: list(record(reason)),
  notHandledGrounds: list(
    record(
      {
        ...{ ...reason, ...lawful, needs: { enum: GROUND_NEEDS } },
      },
      ['needs'],
    ),
  ),
  authorities: list(
    record({ code: slug, kind: { enum: ['central', 'local_government', 'utility'] }, ...named }),
  ),
  remedies: list(record({ code: { type: 'string', pattern: '^[a-z][a-z_]*$' }, ...named, ...lawful })),
});
