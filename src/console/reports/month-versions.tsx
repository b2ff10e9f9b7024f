import { useQuery } from '@tanstack/react-query';
import type { MonthFigures } from '../api/types.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { TableFrame } from '../shell/table-frame.js';
import { dateTimeWords, monthWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { CorrectMonth } from './correct-month.js';
import { monthQuery } from './months.queries.js';

/** What each version of a month says beside what would be said now. */
export function MonthVersions({ month, mayCorrect }: { month: string; mayCorrect: boolean }) {
  const words = useWords();
  const text = words.reports.months;
  const language = useLanguage();
  const query = useQuery(monthQuery(month));
  const name = monthWords(month, language);
  return (
    <section className="day-section" aria-labelledby="month-figures">
      <h2 id="month-figures">{text.figures(name)}</h2>
      <Loaded query={query} skeleton={<Skeleton lines={10} />}>
        {figures => (
          <>
            <p className="muted">
              {words.manager.asOf(dateTimeWords(figures.asOf.at, language), figures.asOf.position)}
            </p>
            <p>{figures.changed ? text.changed : text.unchanged}</p>
            {mayCorrect && figures.changed && (
              <CorrectMonth {...{ month, name }} version={figures.versions[0]?.version ?? 1} />
            )}
            <Versions figures={figures} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Versions({ figures: { versions, figures } }: { figures: MonthFigures }) {
  const text = useWords().reports.months;
  const isEnglish = useLanguage() === 'en';
  return (
    <TableFrame label={text.figuresCaption}>
      <table className="plain-table number-table">
        <caption className="hidden-text">{text.figuresCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.figure}</th>
            <th scope="col">{text.current}</th>
            {versions.map(({ version }) => (
              <th key={version} scope="col">
                {text.versionNr(version)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map(({ name, nameEn, current, published }) => (
            <tr key={name}>
              <th scope="row">{isEnglish ? nameEn : name}</th>
              <td>
                {current.toLocaleString('en')}
                {current !== published[0] && (
                  <>
                    <span aria-hidden="true"> ≠</span>
                    <span className="hidden-text"> {text.differs}</span>
                  </>
                )}
              </td>
              {versions.map(({ version }, i) => (
                <td key={version}>{(published[i] ?? 0).toLocaleString('en')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
