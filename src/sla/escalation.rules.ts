import type { Asker } from '../access/rights.js';
import type { Audience, CaseKind } from '../events.js';

/** What of a city decides who is above whom. */
export interface AgencyTree {
  agencies: readonly { code: string; parent: string | null }[];
}

/** Which steps somebody is told of. All of it must fit. */
export interface Hearing {
  /** The step tells one of these. */
  audiences: readonly Audience[];
  /** Of whose clocks; null: while no agency has the case. Left out: whoever has it. */
  agencies?: readonly (string | null)[];
  /** Only of cases of this kind. */
  kind?: CaseKind;
  /** Only while nobody at the agency has acknowledged, and of those they have acknowledged themselves. */
  inHand?: true;
}

/**
 * What a person is told of: of one step as whoever works on it, of another one as the chief. Whoever is not named here is
 * never told, whatever a ladder says.
 */
export function hearingsOf(me: Pick<Asker, 'role' | 'agency'>, tree: AgencyTree): Hearing[] {
  switch (me.role) {
    case 'officer':
      return me.agency === null ? [] : [inHandAt(me.agency)];
    case 'agency_chief':
      return me.agency === null
        ? []
        : [
            inHandAt(me.agency),
            { audiences: ['chief'], agencies: [me.agency] },
            { audiences: ['head'], agencies: headedBy(me.agency, tree) },
          ];
    case 'supervisor':
      return ofCentre();
    case 'petition_clerk':
      return ofCentre().map(hearing => ({ ...hearing, kind: 'petition' }));
    case 'commission':
      return [{ audiences: ['commission'] }];
    default:
      return [];
  }
}

const inHandAt = (agency: string): Hearing => ({ audiences: ['officer'], agencies: [agency], inHand: true });

/** Where all of it happens; undefined: anywhere. */
export function agenciesIn(hearings: readonly Hearing[]): string[] | undefined {
  const codes = hearings.flatMap(({ agencies = [null] }) => agencies);
  return codes.every(code => code !== null) ? [...new Set(codes)] : undefined;
}

/** While no agency has the case, nobody else could be told. */
const ofCentre = (): Hearing[] => [
  { audiences: ['centre'] },
  { audiences: ['officer', 'chief', 'head'], agencies: [null] },
];

/** The agencies right below; where nothing stands above an agency, it is told itself. */
function headedBy(agency: string, { agencies }: AgencyTree): string[] {
  return agencies
    .filter(({ code, parent }) => parent === agency || (code === agency && parent === null))
    .map(({ code }) => code);
}
