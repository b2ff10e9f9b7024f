import { useState } from 'react';
import type { AnnualReport } from '../api/types.js';
import { usePost } from '../identity/use-post.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useNames, useWords } from '../words/use-words.js';
import { readFigure } from './read-figure.js';
import { ANNUAL } from './reports.queries.js';
import { useAnnualAsked } from './use-annual-asked.js';

/** A figure that the system does not make, or that stands before what it counts, with where it comes from; or what was entered is taken back, and why. */
export function AnnualEntry({ report }: { report: AnnualReport }) {
  const text = useWords().reports.annual;
  const { said } = useNames();
  const { asked } = useAnnualAsked();
  const { send: post, isWorking, problem } = usePost([ANNUAL]);
  const byHand = report.figures.filter(({ mayBeEntered }) => mayBeEntered);
  const [key, setKey] = useState(byHand[0]?.key ?? '');
  const [value, setValue] = useState('');
  const [source, setSource] = useState('');
  const [wrong, setWrong] = useState<'value' | 'source' | null>(null);
  const chosen = byHand.find(one => one.key === key);

  const send = async (figure: number | null | undefined, done: string) => {
    const fault = figure === undefined ? 'value' : source.trim() === '' ? 'source' : null;
    setWrong(fault);
    if (fault) {
      say('wrong', fault === 'source' ? text.sourceWrong : text.valueWrong);
      return void focusField([fault ?? 'value']);
    }
    const body = {
      year: Number(asked.year),
      months: asked.months,
      key,
      value: figure,
      source: source.trim(),
    };
    if (!(await post('/reports/annual/figures', body, done))) return;
    // Whoever presses Enter once more has said nothing yet.
    setValue('');
    setSource('');
  };
  const enter = () => send(readFigure(value, chosen?.unit ?? 'count'), text.entered);
  return (
    <section className="day-section" aria-labelledby="annual-entry">
      <h2 id="annual-entry">{text.entry}</h2>
      <form
        className="filters report-filters"
        aria-labelledby="annual-entry"
        onSubmit={event => {
          event.preventDefault();
          if (!isWorking) void enter();
        }}
      >
        <Select
          name="key"
          label={text.figure}
          options={byHand.map(one => ({ id: one.key, label: said(one.name) }))}
          value={key}
          onChange={setKey}
        />
        <TextField
          name="value"
          label={text.value}
          error={wrong === 'value' ? text.valueWrong : null}
          value={value}
          onChange={setValue}
          inputMode="decimal"
          autoComplete="off"
          isRequired
        />
        <TextField
          name="source"
          label={text.source}
          error={wrong === 'source' ? text.sourceWrong : null}
          value={source}
          onChange={setSource}
          autoComplete="off"
          isRequired
        />
        <div className="filters-button">
          <Button type="submit" look="primary" isWorking={isWorking}>
            {text.enter}
          </Button>
          {chosen?.entered[0]?.value != null && (
            <Button isWorking={isWorking} onPress={() => void send(null, text.takenBack)}>
              {text.takeBack}
            </Button>
          )}
        </div>
        {problem && (
          <p className="form-problem" role="alert">
            {problem}
          </p>
        )}
      </form>
    </section>
  );
}
