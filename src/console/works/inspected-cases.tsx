import { AboutCase } from '../boards/about-case.js';
import { Colon } from '../shell/colon.js';
import { DateTime } from '../shell/date-time.js';
import { useNames, useWords } from '../words/use-words.js';
import type { Inspection, Proposal } from './works-queries.js';

type One = Inspection['cases'][number] & Partial<Proposal['cases'][number]>;

/** The reports that a proposal or an inspection is of, from the oldest on. */
export function InspectedCases({ cases, row }: { cases: readonly One[]; row: string }) {
  const { works: text, domain } = useWords();
  const { name } = useNames();
  return (
    <ul className="works-reports">
      {cases.map(one => (
        <li key={one.number}>
          <AboutCase of={one} row={`${row}-${one.number}`} />
          <span className="second-line muted">
            <DateTime at={one.receivedAt} />
            {`・${name(one.agency) || domain.unrouted}・${domain.state[one.state]}`}
            {one.isFresh === false && `・${text.decided}`}
          </span>
          {one.place && <span className="second-line">{one.place}</span>}
          <span className="second-line">
            {text.project}
            <Colon />
            {one.project ? [one.project.number, one.project.name].filter(Boolean).join(' ') : text.noProject}
          </span>
          {one.grave && (
            <span className="second-line">
              {text.grave}
              <Colon />
              {one.grave}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
