import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { Empty, Failed, Skeleton } from '../shell/states.js';
import { problemWords, useLanguage, useNames, useWords } from '../words/use-words.js';
import {
  type AuditRow,
  type AuditSearch,
  actionsQuery,
  exportAudit,
  type Format,
  periodOf,
  personOf,
  searchAudit,
} from './audit-api.js';
import { daysOf, NO_DAYS, Period } from './period.js';
import { Results, shortId } from './results.js';

interface Props {
  question: 'person' | 'account';
  /** Asked at once, without the form: from a row of another answer. */
  begin: AuditSearch | null;
  onFollow: (search: AuditSearch) => void;
}

interface Answer {
  search: AuditSearch;
  rows: AuditRow[];
  next: string | null;
}

/** One question, and the entries that answer it. Each press of the button is a reading of its own. */
export function SearchView({ question, begin, onFollow }: Props) {
  const { audit } = useWords();
  const [subject, setSubject] = useState(begin?.account ?? '');
  const [action, setAction] = useState('');
  const [typed, setTyped] = useState(NO_DAYS);
  const [wrong, setWrong] = useState<string[]>([]);
  const { said } = useNames();
  const actions = useQuery(actionsQuery).data?.items ?? [];
  const asked = useAsked();
  const { ask } = asked;
  useEffect(() => {
    if (begin) void ask(begin);
  }, [begin, ask]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { days, wrong: badDays } = daysOf(typed);
    const faults = [...(subject.trim() === '' ? [question] : []), ...badDays];
    setWrong(faults);
    if (faults.length > 0) return void focusField(faults);
    const about = question === 'person' ? { person: personOf(subject) } : { account: subject.trim() };
    void ask({ ...about, ...periodOf(days), ...(action && { action: action as AuditSearch['action'] }) });
  };
  const need = question === 'person' ? audit.needPerson : audit.needAccount;
  return (
    <>
      <form className="audit-form" onSubmit={submit} noValidate>
        <TextField
          name={question}
          label={audit[question]}
          hint={question === 'person' ? audit.personHint : audit.accountHint}
          error={wrong.includes(question) ? need : null}
          value={subject}
          onChange={setSubject}
          autoComplete="off"
          isRequired
        />
        <Select
          name="action"
          label={audit.action}
          empty={audit.anyAction}
          options={actions.map(({ action: id, what }) => ({ id, label: said(what) }))}
          value={action}
          onChange={setAction}
        />
        <Period value={typed} onChange={setTyped} wrong={wrong} />
        <Button look="primary" type="submit" icon="search" isWorking={asked.isWorking}>
          {audit.ask}
        </Button>
      </form>
      <Found asked={asked} onFollow={onFollow} />
    </>
  );
}

function Found({ asked, onFollow }: { asked: Asked; onFollow: Props['onFollow'] }) {
  const { audit } = useWords();
  const { answer, problem, isWorking, ask, more } = asked;
  if (problem) return <Failed error={problem} onRetry={() => void ask(asked.last)} />;
  if (!answer) {
    if (isWorking) return <Skeleton lines={6} />;
    return <Empty title={audit.before} hint={audit.beforeHint} icon="search" />;
  }
  if (answer.rows.length === 0) return <Empty title={audit.none} hint={audit.noneHint} icon="search" />;
  return (
    <section aria-busy={isWorking} className="audit-answer">
      <div className="audit-bar">
        <p>{audit.found(answer.rows.length, answer.next !== null)}</p>
        <Exports search={answer.search} />
      </div>
      {answer.search.person?.id && (
        <p className="muted">{audit.asked(audit.personId(shortId(answer.search.person.id)))}</p>
      )}
      <Results rows={answer.rows} onFollow={onFollow} />
      {answer.next && (
        <div className="more">
          <Button onPress={() => void more()} isWorking={isWorking}>
            {audit.more}
          </Button>
        </div>
      )}
    </section>
  );
}

function Exports({ search }: { search: AuditSearch }) {
  const words = useWords();
  const language = useLanguage();
  const [problem, setProblem] = useState<unknown>(null);
  const take = async (format: Format) => {
    setProblem(null);
    await exportAudit(search, format, language).then(() => say('result', words.audit.exported), setProblem);
  };
  return (
    <div className="audit-exports">
      {(['csv', 'ods'] as const).map(format => (
        <Button key={format} icon="download" onPress={() => void take(format)}>
          {words.audit.exportAs(format.toUpperCase())}
        </Button>
      ))}
      {problem !== null && (
        <p className="field-error" role="alert">
          {problemWords(problem, words)}
        </p>
      )}
    </div>
  );
}

interface Asked {
  answer: Answer | null;
  last: AuditSearch;
  problem: unknown;
  isWorking: boolean;
  ask: (search: AuditSearch) => Promise<void>;
  more: () => Promise<void>;
}

/** Not kept in a cache: an answer that is shown again would be a reading that nobody recorded. */
function useAsked(): Asked {
  const { audit } = useWords();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isWorking, setWorking] = useState(false);
  const last = useRef<AuditSearch>({});
  const load = useCallback(
    async (search: AuditSearch, before: Answer | null) => {
      last.current = search;
      setWorking(true);
      setProblem(null);
      try {
        const { items, next } = await searchAudit(search, before?.next ?? null);
        // A later question has its own answer.
        if (last.current !== search) return;
        const rows = [...(before?.rows ?? []), ...items];
        setAnswer({ search, rows, next });
        say('found', rows.length === 0 ? audit.none : audit.found(rows.length, next !== null));
      } catch (fault) {
        if (last.current === search) setProblem(fault);
      } finally {
        if (last.current === search) setWorking(false);
      }
    },
    [audit],
  );
  const ask = useCallback(
    (search: AuditSearch) => {
      setAnswer(null);
      return load(search, null);
    },
    [load],
  );
  const more = useCallback(() => (answer ? load(answer.search, answer) : Promise.resolve()), [answer, load]);
  return { answer, last: last.current, problem, isWorking, ask, more };
}
