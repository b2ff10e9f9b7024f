import { Button } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';
import type { Review, ReviewTexts } from './review-queries.js';
import { useTexts } from './use-texts.js';

/** What the citizen wrote, and what was thought of it, one under the other. */
export function Written({ one, texts }: { one: Review; texts: ReviewTexts }) {
  const { reviews: text } = useWords();
  const opinion = text.opinion[one.decision ?? 'reopen'];
  const told = [
    ...texts.texts.map(({ surveyId, text: said }) => ({ key: surveyId, name: text.wrote, said })),
    ...(texts.opinion ? [{ key: 'opinion', name: opinion, said: texts.opinion }] : []),
    ...(texts.refusal ? [{ key: 'refusal', name: text.refusal, said: texts.refusal }] : []),
  ];
  return (
    <>
      {texts.texts.length === 0 && <p className="muted">{text.wroteNothing}</p>}
      {told.map(({ key, name, said }) => (
        <figure key={key} className="written">
          <figcaption>{name}</figcaption>
          <blockquote>{said}</blockquote>
        </figure>
      ))}
    </>
  );
}

/** Opened by who wants to read it. */
export function ReadWritten({ one }: { one: Review }) {
  const { reviews: text } = useWords();
  const { texts, problem, isWorking, read } = useTexts(one, false);
  if (!one.mayRead) return null;
  if (texts) return <Written one={one} texts={texts} />;
  return (
    <>
      <div>
        <Button isWorking={isWorking} aria-label={text.readOf(one.case.number)} onPress={() => void read()}>
          {text.read}
        </Button>
      </div>
      <span className="second-line muted">{text.readTells}</span>
      <p className="form-problem" role="alert">
        {problem}
      </p>
    </>
  );
}
