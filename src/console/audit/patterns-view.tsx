import { type FormEvent, useEffect, useRef, useState } from 'react';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { focusField } from '../shell/controls/text-field.js';
import { DateTime } from '../shell/date-time.js';
import { Empty, Failed, Skeleton } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';
import { type AuditSearch, type Days, findPatterns, type Pattern, type Patterns } from './audit-api.js';
import { daysOf, NO_DAYS, Period } from './period.js';
import { About, Who } from './results.js';

type Follow = (search: AuditSearch) => void;
const LAST_WEEK: Days = { from: null, to: null };

/** What the rules have found: in the last week, or in the days that were asked for. */
export function PatternsView({ onFollow }: { onFollow: Follow }) {
  const { audit } = useWords();
  const [typed, setTyped] = useState(NO_DAYS);
  const [wrong, setWrong] = useState<string[]>([]);
  const { patterns, problem, isWorking, look } = usePatterns();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { days, wrong: faults } = daysOf(typed);
    setWrong(faults);
    if (faults.length > 0) return void focusField(faults);
    void look(days);
  };
  return (
    <>
      <p className="muted">{audit.patternsLead}</p>
      <form className="audit-form" onSubmit={submit} noValidate>
        <Period value={typed} onChange={setTyped} wrong={wrong} />
        <Button look="primary" type="submit" icon="search" isWorking={isWorking}>
          {audit.ask}
        </Button>
      </form>
      {problem !== null && <Failed error={problem} onRetry={() => void look(daysOf(typed).days)} />}
      {problem === null && !patterns && <Skeleton lines={5} />}
      {problem === null && patterns && <Found patterns={patterns} onFollow={onFollow} />}
    </>
  );
}

function Found({ patterns, onFollow }: { patterns: Patterns; onFollow: Follow }) {
  const { audit } = useWords();
  const { items, entries, isCutOff } = patterns;
  return (
    <section className="audit-answer">
      {isCutOff && <p role="note">{audit.cutOff}</p>}
      <p>
        {audit.patternsFound(items.length, entries)}{' '}
        <span className="muted">
          <DateTime at={patterns.from} /> – <DateTime at={patterns.to} />
        </span>
      </p>
      {items.length === 0 ? (
        <Empty title={audit.noPatterns} hint={audit.noPatternsHint} />
      ) : (
        <div className="table-frame">
          <table className="case-table audit-table">
            <caption className="hidden-text">{audit.patternsCaption}</caption>
            <thead>
              <tr>
                {(['pattern', 'who', 'when', 'about'] as const).map(column => (
                  <th key={column} scope="col">
                    {audit.patternColumns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map(item => (
                <Row key={keyOf(item)} item={item} onFollow={onFollow} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const keyOf = ({ kind, who, personId, case: about, from }: Pattern) =>
  [kind, who?.id, personId, about?.number, from].join(' ');

function Row({ item, onFollow }: { item: Pattern; onFollow: Follow }) {
  const { said } = useNames();
  return (
    <tr>
      <th scope="row">
        <b>{said(item.title)}</b>
        <span className="second-line">{said(item.text)}</span>
      </th>
      <td>{item.who && <Who who={item.who} kind="staff" onFollow={onFollow} />}</td>
      <td>
        <DateTime at={item.from} />
        {item.to !== item.from && (
          <>
            {' – '}
            <DateTime at={item.to} />
          </>
        )}
      </td>
      <td>
        <About row={item} onFollow={onFollow} />
      </td>
    </tr>
  );
}

/** Looked at once when the page opens, and again when asked: each look is recorded. */
function usePatterns() {
  const { audit } = useWords();
  const [patterns, setPatterns] = useState<Patterns | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isWorking, setWorking] = useState(false);
  const hasLooked = useRef(false);
  const look = async (days: Days) => {
    setWorking(true);
    setProblem(null);
    await findPatterns(days).then(
      found => {
        setPatterns(found);
        say('found', audit.patternsFound(found.items.length, found.entries));
      },
      (fault: unknown) => setProblem(fault),
    );
    setWorking(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on arrival
  useEffect(() => {
    if (hasLooked.current) return;
    hasLooked.current = true;
    void look(LAST_WEEK);
  }, []);
  return { patterns, problem, isWorking, look };
}
