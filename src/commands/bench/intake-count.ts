import type pg from 'pg';
import type { Taken } from './arrivals.js';
import type { OpenConsole } from './console.js';
import type { Screens } from './intake-told.js';

export const FAULTS = ['lost', 'doubled', 'mistaken', 'photosAmiss', 'screensAmiss'] as const;

/** What became of the reports, by the rows there are and not by what was answered: their marks. */
export interface Counted extends Record<(typeof FAULTS)[number], string[]> {
  accepted: number;
}

interface Row {
  mark: string;
  number: string;
  agency: string | null;
  photos: number;
}

export async function countReports(
  client: pg.Client,
  taken: readonly Taken[],
  screens: Screens,
  consoles: readonly OpenConsole[],
): Promise<Counted> {
  const kept = await keptCases(client);
  const answered = taken
    .flatMap(({ answers, repeated }) => [...answers, ...repeated])
    .filter(({ number }) => number !== null);
  const marks = [...new Set(answered.map(({ mark }) => mark))];
  const rows = (mark: string): Row[] => kept.get(mark) ?? [];
  const at = (whose: string | null): number => consoles.filter(({ agency }) => agency === whose).length;
  const [centre, ofAgency] = [at(null), new Map(consoles.map(({ agency }) => [agency, at(agency)]))];
  const isOnScreens = ({ number, agency }: Row): boolean =>
    (screens.get(number)?.length ?? 0) === (agency === null ? 0 : centre + (ofAgency.get(agency) ?? 0));
  return {
    accepted: marks.length,
    lost: marks.filter(mark => rows(mark).length === 0),
    doubled: [...kept.keys()].filter(mark => rows(mark).length > 1),
    mistaken: answered
      .filter(({ mark, number }) => !rows(mark).some(row => row.number === number))
      .map(({ mark }) => mark),
    photosAmiss: taken
      .flatMap(({ reports }) => reports)
      .filter(({ mark, photo }) => rows(mark).some(row => row.photos !== (photo ? 1 : 0)))
      .map(({ mark }) => mark),
    screensAmiss: marks.filter(mark => !rows(mark).every(isOnScreens)),
  };
}

async function keptCases(client: pg.Client): Promise<Map<string, Row[]>> {
  const { rows } = await client.query<Row>(
    `select substring(c.description from '量測用通報 ([^，]+)，') as mark, c.number, c.agency,
            (select count(*)::int from attachment a where a.case_id = c.id) as photos
       from case_file c join contact_case o on o.case_id = c.id join contact k on k.id = o.contact_id
      where c.description like '量測用通報 %' and k.channel = 'app'`,
  );
  const kept = new Map<string, Row[]>();
  for (const row of rows) kept.set(row.mark, [...(kept.get(row.mark) ?? []), row]);
  return kept;
}
