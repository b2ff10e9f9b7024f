import { useState } from 'react';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { TextField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';
import { annualSpan } from './annual-span.js';
import { useAnnualAsked } from './use-annual-asked.js';

/** Which year, and which months of it, as people write them. */
export function AnnualYear() {
  const text = useWords().reports.annual;
  const { asked, set } = useAnnualAsked();
  const [year, setYear] = useState(asked.year);
  const [months, setMonths] = useState(asked.months ?? '');
  const [wrong, setWrong] = useState<string | null>(null);
  const show = () => {
    const span = annualSpan(year, months);
    setWrong(span ? null : text.yearWrong);
    if (span) set(span);
    else say('wrong', text.yearWrong);
  };
  return (
    <search aria-label={text.which}>
      <form
        className="filters report-filters"
        onSubmit={event => {
          event.preventDefault();
          show();
        }}
      >
        <TextField
          name="year"
          label={text.year}
          error={wrong}
          value={year}
          onChange={setYear}
          inputMode="numeric"
        />
        <TextField name="months" label={text.months} value={months} onChange={setMonths} />
        <div className="filters-button">
          <Button type="submit">{text.show}</Button>
        </div>
      </form>
    </search>
  );
}
