import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/client.js';
import { sessionQuery } from '../api/queries.js';
import type { CasePage, Petitioner as Person } from '../api/types.js';
import { PasswordToTell } from '../identity/password-to-tell.js';
import { useNow } from '../live/server-time.js';
import { Button } from '../shell/controls/button.js';
import { TextField } from '../shell/controls/text-field.js';
import { dateTimeWords } from '../words/dates.js';
import { problemWords, useLanguage, useWords } from '../words/use-words.js';
import { NewCallBack } from './new-call-back.js';
import { Unseal } from './unseal.js';

const ALL = ['name', 'phone', 'email', 'address'] as const;
/** What a ground does not cover was not left out by the citizen: it is not shown at all. */
const COVERED: Record<Person['ground'], readonly (typeof ALL)[number][]> = {
  unsealed: ALL,
  request: ALL,
  caller: ALL,
  call_back: ['name', 'phone', 'email'],
  consent: ['name', 'phone'],
};

/** Who asked: sealed, until this person has a ground to know it. Shown on request, since every reading is recorded. */
export function Petitioner({ page }: { page: CasePage }) {
  const words = useWords();
  const language = useLanguage();
  const me = useQuery(sessionQuery).data;
  const now = useNow();
  const client = useQueryClient();
  const { request } = page.identity;
  const until = page.identity.ground === 'unsealed' ? (request?.untilAt ?? null) : null;
  // A page that is left open does not show anybody longer than was approved.
  const isOver = until !== null && Date.parse(until) <= now;
  const ground = isOver ? null : page.identity.ground;
  useEffect(() => {
    if (isOver) void client.invalidateQueries({ queryKey: ['case', page.number] });
  }, [client, isOver, page.number]);
  if (!page.hasPetitioner || !me?.rights.includes('citizen.read')) return null;
  return (
    <>
      <h3>{words.case.petitioner.title}</h3>
      {ground ? (
        <>
          <p className="muted">
            {words.identity.ground[ground]}
            {until && `${words.identity.pause}${words.identity.until(dateTimeWords(until, language))}`}
          </p>
          {/* Gone from the screen with the ground. */}
          <Reading key={ground} number={page.number} />
          {ground === 'caller' && me.rights.includes('case.issue-password') && (
            <PasswordToTell number={page.number} replaces />
          )}
        </>
      ) : (
        <p className="muted">{words.identity.sealed}</p>
      )}
      <Unseal page={page} />
      {me.rights.includes('call-back.open') && <NewCallBack number={page.number} />}
    </>
  );
}

/** A telephone number is called with a press. */
function Value({ field, value }: { field: string; value: string | null }) {
  const { case: text } = useWords();
  if (value === null) return <span className="muted">{text.petitioner.missing}</span>;
  if (field !== 'phone') return value;
  return (
    <a className="phone-number" href={`tel:${value.replaceAll(/[^\d+#,]/g, '')}`}>
      {value}
    </a>
  );
}

function Reading({ number }: { number: string }) {
  const words = useWords();
  const [person, setPerson] = useState<Person | null>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);
  const text = words.case.petitioner;

  const show = async () => {
    setWorking(true);
    setProblem(null);
    try {
      const path = `/cases/${encodeURIComponent(number)}/petitioner`;
      setPerson(await api.post<Person>(path, reason.trim() ? { reason: reason.trim() } : {}));
    } catch (error) {
      setProblem(problemWords(error, words));
    } finally {
      setWorking(false);
    }
  };

  if (person) {
    return (
      <>
        <dl className="facts" aria-live="polite">
          {COVERED[person.ground].map(field => (
            <div key={field}>
              <dt>{text[field]}</dt>
              <dd>
                <Value field={field} value={person[field]} />
              </dd>
            </div>
          ))}
        </dl>
        <Button onPress={() => setPerson(null)}>{text.hide}</Button>
      </>
    );
  }
  return (
    <>
      <TextField
        name="reading-reason"
        label={text.reason}
        hint={text.warn}
        value={reason}
        onChange={setReason}
        wide
      />
      <Button isWorking={isWorking} onPress={() => void show()}>
        {text.show}
      </Button>
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
