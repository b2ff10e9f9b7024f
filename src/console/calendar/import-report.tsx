import { Icon } from '../shell/icons.js';
import { useNames, useWords } from '../words/use-words.js';
import { Day, DayKind, RunOfDays } from './day.js';
import { type CalendarDay, runsOf, type YearChange } from './queries.js';
import { Tells } from './tells.js';
import type { Checked } from './use-import.js';

export function ImportReport({ checked: { years, faults } }: { checked: Checked }) {
  const text = useWords().calendar.imports;
  if (faults) return <Faults lines={faults.lines} />;
  if (!years) return null;
  return (
    <>
      <ul className="import-years">
        {years.map(year => (
          <Year key={year.year} year={year} />
        ))}
      </ul>
      {years.some(({ changed }) => changed) && <Tells sentences={text.tells} />}
    </>
  );
}

function Faults({ lines }: { lines: string[] }) {
  const text = useWords().calendar.imports;
  return (
    <ul className="import-faults" aria-label={text.faults}>
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Year({
  year: { year, workingDays, new: isNew, added, removed, renamed, doubts },
}: {
  year: YearChange;
}) {
  const words = useWords();
  const text = words.calendar.imports;
  const { said } = useNames();
  const isSame = !isNew && added.length + removed.length + renamed.length === 0;
  return (
    <li className="import-year">
      <h3>
        {words.calendar.yearName(year)} {isNew && <span className="mark-note">{text.isNew}</span>}
      </h3>
      <p>{text.workingDays(workingDays)}</p>
      {isSame && <p>{text.sameDays}</p>}
      <Days title={text.added(added.length)} days={added} />
      <Days title={text.removed(removed.length)} days={removed} />
      {renamed.length > 0 && (
        <>
          <p>{text.renamed(renamed.length)}</p>
          <ul className="import-days">
            {renamed.map(({ date, kind, name, before }) => (
              <li key={date}>
                <Day date={date} /> <DayKind kind={kind} /> {name}
                <span className="muted">{text.renamedFrom(before)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {doubts.length > 0 && (
        <div className="notice notice-soon">
          <Icon name="alarm" />
          <div>
            <p className="notice-title">{text.doubts}</p>
            <ul>
              {doubts.map(({ words: doubt }) => (
                <li key={doubt.en}>{said(doubt)}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </li>
  );
}

function Days({ title, days }: { title: string; days: CalendarDay[] }) {
  if (days.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul className="import-days" aria-label={title}>
        {runsOf(days).map(run => (
          <li key={`${run.from}${run.kind}`}>
            <RunOfDays run={run} />
          </li>
        ))}
      </ul>
    </>
  );
}
