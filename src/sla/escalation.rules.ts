import type { Asker } from '../access/rights.js';
import type { Audience } from '../events.js';

/** What of a city decides who is above whom. */
export interface AgencyTree {
  agency(code: string): { parent: string | null } | null;
}

/**
 * Whom a step tells, by what they are: `officer:water`, `chief:water`, `centre`, `commission`. The head is the chief of the
 * agency right above, and of the agency itself where there is none. While no agency has the case, the centre stands for
 * all who work for one.
 */
export function hearersOf(tells: readonly Audience[], agency: string | null, tree: AgencyTree): string[] {
  const hearerOf = (audience: Audience): string => {
    if (audience === 'commission' || audience === 'centre') return audience;
    if (agency === null) return 'centre';
    if (audience === 'head') return `chief:${tree.agency(agency)?.parent ?? agency}`;
    return `${audience}:${agency}`;
  };
  return [...new Set(tells.map(hearerOf))];
}

/** What somebody is told. */
export interface Hearing {
  always: string[];
  /** Only while nobody at the agency has acknowledged, and of those they have acknowledged themselves. */
  inHand: string[];
}

/** Whoever is not named here is never told, whatever a ladder says. */
export function hearingOf({ role, agency }: Pick<Asker, 'role' | 'agency'>): Hearing {
  const ofAgency = (what: 'officer' | 'chief'): string[] => (agency === null ? [] : [`${what}:${agency}`]);
  switch (role) {
    case 'officer':
      return { always: [], inHand: ofAgency('officer') };
    case 'agency_chief':
      return { always: ofAgency('chief'), inHand: ofAgency('officer') };
    case 'supervisor':
    case 'petition_clerk':
      return { always: ['centre'], inHand: [] };
    case 'commission':
      return { always: ['commission'], inHand: [] };
    default:
      return { always: [], inHand: [] };
  }
}

/** What somebody is told who stands in for others of the same agency: a chief’s substitute hears what the chief would. */
export function hearingOfAll(
  me: Pick<Asker, 'role' | 'agency'>,
  absent: readonly Pick<Asker, 'role'>[],
): Hearing {
  const hearings = [me, ...absent.map(({ role }) => ({ role, agency: me.agency }))].map(hearingOf);
  const all = (key: keyof Hearing): string[] => [...new Set(hearings.flatMap(one => one[key]))];
  return { always: all('always'), inHand: all('inHand') };
}
