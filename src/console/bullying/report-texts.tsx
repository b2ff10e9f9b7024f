import { useEffect, useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { useWords } from '../words/use-words.js';
import { type BullyingReport, type BullyingTexts, PATH } from './bullying-queries.js';
import { useChosen } from './use-chosen.js';

const TYPED = ['school', 'text', 'reporter'] as const;

/** What was typed: shown when asked for, which is recorded, and never kept by the page longer than it is looked at. */
export function ReportTexts({ report: { id, version, isForgotten } }: { report: BullyingReport }) {
  const { bullying: text, states } = useWords();
  const [texts, setTexts] = useState<BullyingTexts | null>(null);
  const { send, isWorking, problem } = usePost([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was shown before the next step is old
  useEffect(() => setTexts(null), [version]);
  return (
    <section className="case-column" aria-labelledby="bullying-texts">
      <h2 id="bullying-texts">{text.typed}</h2>
      {isForgotten && <p>{text.forgotten}</p>}
      {texts === null ? (
        <>
          <p className="muted">{text.readTells}</p>
          <div className="dialog-actions">
            <Button
              isWorking={isWorking}
              onPress={() => void send<BullyingTexts>(`${PATH}/${id}/texts`, {}, text.isRead, setTexts)}
            >
              {text.read}
            </Button>
          </div>
        </>
      ) : (
        <>
          <dl className="facts">
            {TYPED.map(field => (
              <div key={field}>
                <dt>{text[field]}</dt>
                <dd className="description">{texts[field] ?? states.nothing}</dd>
              </div>
            ))}
          </dl>
          <Steps steps={texts.steps} />
          <div className="dialog-actions">
            <Button onPress={() => setTexts(null)}>{text.hide}</Button>
          </div>
        </>
      )}
      <p className="form-problem" role="alert">
        {problem}
      </p>
    </section>
  );
}

function Steps({ steps }: { steps: BullyingTexts['steps'] }) {
  const text = useWords().bullying;
  const { named } = useChosen();
  if (steps.length === 0) return null;
  return (
    <>
      <h3>{text.steps}</h3>
      <ol className="bullying-steps">
        {steps.map(({ kind, code, text: said, by, at }) => (
          <li key={at + kind}>
            <b>{text.stepOf[kind]}</b>{' '}
            {code !== null && named(kind === 'handled' ? 'handlings' : 'grounds', code)}
            <span className="second-line">
              <DateTime at={at} /> {by}
            </span>
            {said !== null && <span className="description block">{said}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}
