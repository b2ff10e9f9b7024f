import { agencyReads, all, desk, type Grant, type Grants, overseers, supervised } from './grants.js';

const own: Grant = { scope: 'own_agency', supervised: true };

/** Of public works supervision (全民督工), beside the course of its cases: a part of the table of rights. */
export const worksRights = {
  'works.read': { ...desk, ...overseers, ...agencyReads },
  'works.name-project': { officer: own, agency_chief: own, inspector: supervised },
  'works.call-grave': { inspector: supervised },
  // Unannounced: no agency reads what is proposed or planned.
  'inspection.read': overseers,
  'inspection.decide': { inspector: all },
} satisfies Record<string, Grants>;
