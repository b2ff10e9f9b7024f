import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { serverNow } from '../live/server-time.js';
import { Definitions } from '../manager/totals.js';
import { annualSpan } from '../reports/annual-span.js';
import { Downloads } from '../reports/downloads.js';
import { PrintedHead } from '../reports/printed-head.js';
import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords, isoDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { ReviewRows } from './review-rows.js';
import { REVIEW, reviewQuery, type WorksReview } from './works-queries.js';
import '../manager/manager.css';
import '../reports/reports.css';

/** Since when public works can be reported to the hotline (101年2月). */
const FIRST_YEAR = 101;
const ROC_BEFORE_YEAR_ONE = 1911;

/** 檢討會議: who is invited to talk about a year. */
export function ReviewOfWorks() {
  const { worksReview: text, reports } = useWords();
  const [params, setParams] = useSearchParams();
  const thisYear = Number(isoDay(serverNow()).slice(0, 4)) - ROC_BEFORE_YEAR_ONE;
  const year = annualSpan(params.get('year') ?? '', '')?.year ?? String(thisYear);
  const query = useQuery({ ...reviewQuery(year), placeholderData: keepPreviousData });
  const choose = (next: string) =>
    setParams(
      before => {
        const after = new URLSearchParams(before);
        after.set('year', next);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <section className="list-section works-review" aria-labelledby="review">
      <h2 id="review">{text.title}</h2>
      <form className="works-year">
        <Select
          name="year"
          label={text.year}
          options={yearsTo(thisYear, Number(year)).map(one => ({ id: `${one}`, label: text.ofYear(one) }))}
          value={year}
          onChange={choose}
        />
      </form>
      <PrintedHead asked={[[text.year, text.ofYear(Number(year))]]} />
      <Downloads path={REVIEW} asked={{ year }}>
        <Button look="quiet" onPress={() => window.print()}>
          {reports.breaches.print}
        </Button>
      </Downloads>
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {report => <Review report={report} />}
      </Loaded>
    </section>
  );
}

function Review({ report }: { report: WorksReview }) {
  const { worksReview: text, manager } = useWords();
  const language = useLanguage();
  const { rules, asOf, year, reports, notContent } = report;
  return (
    <>
      {rules && <p className="muted">{text.rule(rules.moreThan, rules.agencies, rules.districtOffices)}</p>}
      {!report.isOver && <p>{text.notOver}</p>}
      {reports + notContent === 0 ? (
        <Empty title={text.none(year)} hint={text.noneHint} icon="chart" />
      ) : (
        <ReviewRows report={report} />
      )}
      <p className="muted">{manager.asOf(dateTimeWords(asOf.at, language), asOf.position)}</p>
      <Definitions report={report} />
    </>
  );
}

/** The latest first; one that an address names stands there, too. */
const yearsTo = (last: number, asked: number): number[] => {
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, before) => last - before);
  return years.includes(asked) ? years : [asked, ...years];
};
