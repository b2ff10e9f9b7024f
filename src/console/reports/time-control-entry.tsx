import { useState } from 'react';
import type { Me, TimeControl } from '../api/types.js';
import { useCityOptions } from '../boards/filters.js';
import { usePost } from '../identity/use-post.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Choice } from '../shell/controls/choice.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useNames, useWords } from '../words/use-words.js';
import { readFigure } from './read-figure.js';
import { TIME_CONTROL } from './reports.queries.js';

const COUNTS = [
  'carriedOver',
  'received',
  'closedInTime',
  'closedLate',
  'openInTime',
  'openOverdue',
] as const;
const NOTHING = Object.fromEntries(COUNTS.map(name => [name, ''])) as Record<(typeof COUNTS)[number], string>;

/** What an agency had of a class that this system does not hold, with where it comes from; or it is taken back, and why. */
export function TimeControlEntry({ report, me }: { report: TimeControl; me: Me }) {
  const text = useWords().reports.timeControl;
  const { name } = useNames();
  const { agencies } = useCityOptions();
  const { send: post, isWorking, problem, refused } = usePost([TIME_CONTROL]);
  const [agency, setAgency] = useState(me.agency?.code ?? '');
  const [typed, setTyped] = useState(NOTHING);
  const [source, setSource] = useState('');
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const known = report.rows.find(row => row.agency?.code === agency);

  const send = async (isTakenBack: boolean) => {
    const read = COUNTS.map(one => [one, readFigure(typed[one] || '0', 'count')] as const);
    const faults = [
      ...(agency ? [] : ['agency']),
      ...(isTakenBack ? [] : read.filter(([, count]) => count === undefined).map(([one]) => one)),
      ...(source.trim() ? [] : ['source']),
    ];
    setWrong(faults);
    if (faults.length > 0) {
      say('wrong', text.entryWrong);
      return void focusField([...faults]);
    }
    const body = {
      ...{ month: report.month, documentClass: report.documentClass.code, agency, source: source.trim() },
      figures: isTakenBack ? null : Object.fromEntries(read),
    };
    if (!(await post('/reports/time-control/figures', body, isTakenBack ? text.takenBack : text.entered)))
      return;
    setTyped(NOTHING);
    setSource('');
  };
  const errorOf = (field: string, words: string) => (wrong.includes(field) ? words : null);
  return (
    <section className="day-section" aria-labelledby="time-control-entry">
      <h2 id="time-control-entry">{text.entry(name(report.documentClass))}</h2>
      {report.published.months.length > 0 && <p>{text.entryAfterFreezing}</p>}
      <form
        className="filters report-filters"
        aria-labelledby="time-control-entry"
        onSubmit={event => {
          event.preventDefault();
          if (!isWorking) void send(false);
        }}
      >
        {me.agency ? (
          <p>
            {text.agency}：{name(me.agency)}
          </p>
        ) : (
          <Choice
            name="agency"
            label={text.agency}
            isRequired
            options={agencies}
            error={errorOf('agency', text.agencyWrong)}
            value={agency || null}
            onChange={code => setAgency(code ?? '')}
          />
        )}
        {COUNTS.map(one => (
          <TextField
            key={one}
            name={one}
            label={text.figure[one]}
            inputMode="numeric"
            autoComplete="off"
            error={errorOf(one, text.countWrong)}
            value={typed[one]}
            onChange={value => setTyped(all => ({ ...all, [one]: value }))}
          />
        ))}
        <TextField
          name="source"
          label={text.source}
          error={errorOf('source', text.sourceWrong)}
          value={source}
          onChange={setSource}
          autoComplete="off"
          isRequired
        />
        <div className="filters-button">
          <Button type="submit" look="primary" isWorking={isWorking}>
            {text.enter}
          </Button>
          {known && (
            <Button isWorking={isWorking} onPress={() => void send(true)}>
              {text.takeBack}
            </Button>
          )}
        </div>
        {problem && (
          <p className="form-problem" role="alert">
            {Object.values(refused).join(' ') || problem}
          </p>
        )}
      </form>
    </section>
  );
}
