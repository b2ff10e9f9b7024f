import { useQueryClient } from '@tanstack/react-query';
import { Fragment, useEffect, useState } from 'react';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { problemWords, useLanguage, useWords } from '../words/use-words.js';
import { CorrectForm } from './correct-form.js';
import { downloadOf } from './download.js';
import { type OwnPerson, ofRequests, type PersonRequest } from './queries.js';
import { useSend } from './use-send.js';

const FIELDS = ['name', 'phone', 'email', 'address'] as const;

/** The person's data: shown when asked for, never kept by the page longer than it is looked at. */
export function OwnData({ request }: { request: PersonRequest }) {
  const words = useWords();
  const text = words.privacy.requests;
  const [persons, setPersons] = useState<OwnPerson[] | null>(null);
  const { send, isWorking, problem } = useSend(ofRequests);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was shown before a correction is old
  useEffect(() => setPersons(null), [request.version]);
  const reveal = async () => {
    const found = await send<{ items: OwnPerson[] }>(
      `/person-requests/${request.id}/person`,
      {},
      text.person,
    );
    if (found) setPersons(found.items);
  };
  const isGranted = request.decision === 'granted';
  return (
    <section className="privacy-section" aria-labelledby="own-data">
      <h2 id="own-data">{text.person}</h2>
      {persons === null ? (
        <>
          <p className="muted">{text.revealTells}</p>
          <div className="privacy-actions">
            <Button isWorking={isWorking} onPress={() => void reveal()}>
              {text.reveal}
            </Button>
          </div>
        </>
      ) : (
        <>
          {persons.map(person => (
            <dl key={person.id} className="privacy-facts">
              {FIELDS.map(field => (
                <Fragment key={field}>
                  <dt>{text[field]}</dt>
                  <dd>{person[field] ?? words.states.nothing}</dd>
                </Fragment>
              ))}
              <dt>{text.since}</dt>
              <dd>
                <DateTime at={person.recordedAt} />
              </dd>
            </dl>
          ))}
          {isGranted && request.kind === 'correct' && <CorrectForm request={request} persons={persons} />}
          <div className="privacy-actions">
            <Button onPress={() => setPersons(null)}>{text.hide}</Button>
          </div>
        </>
      )}
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      {isGranted && (request.kind === 'access' || request.kind === 'copy') && <Exports request={request} />}
    </section>
  );
}

function Exports({ request }: { request: PersonRequest }) {
  const words = useWords();
  const text = words.privacy.requests;
  const language = useLanguage();
  const client = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (format: 'json' | 'csv' | 'ods') => {
    setProblem(null);
    try {
      await downloadOf(
        `/api/person-requests/${request.id}/export`,
        { format, lang: language },
        `person-${request.id}.${format}`,
      );
      say('result', text.exported);
    } catch (error) {
      setProblem(problemWords(error, words));
    } finally {
      void client.invalidateQueries(ofRequests);
    }
  };
  return (
    <>
      <h3>{text.exportTitle}</h3>
      <p className="muted">{text.exportTells}</p>
      <div className="privacy-actions">
        {(['json', 'csv', 'ods'] as const).map(format => (
          <Button
            key={format}
            icon="download"
            aria-label={`${text.exportTitle} ${text.formats[format]}`}
            onPress={() => void take(format)}
          >
            {text.formats[format]}
          </Button>
        ))}
      </div>
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
