import { Colon } from '../shell/colon.js';
import { DateTime, DueDate } from '../shell/date-time.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { AnswerReopening } from './answer-reopening.js';
import { DecideReview } from './decide-review.js';
import type { Review } from './review-queries.js';
import { ReadWritten } from './written.js';

/** Who is not content with what, whose it is to decide, and what came of it. */
export function ReviewItem({ one, hasLeft }: { one: Review; hasLeft: boolean }) {
  const { reviews: text, boards } = useWords();
  const { name } = useNames();
  const waits = one.state === 'open' || one.state === 'asked';
  const asks = one.mayDecide || one.mayApprove || one.mayRefuse;
  return (
    <>
      <p>
        <b>{one.decision ? text.decisions[one.decision] : text.states[one.state]}</b>{' '}
        {one.agency && text.done(name(one.agency))}
      </p>
      {one.answers.map(answer => (
        <Given key={answer.surveyId} answer={answer} />
      ))}
      {one.byAgency && <p className="muted">{text.byAgency(name(one.byAgency))}</p>}
      {one.afterRework && <p className="pending">{text.afterRework}</p>}
      <p className="muted">
        {waits && (
          <span className="second-line">
            {text.decidedBy(text.deciders[one.decider])}
            {one.dueAt && (
              <>
                {' '}
                {text.due} <DueDate at={one.dueAt} />
              </>
            )}
          </span>
        )}
        {one.askedBy && one.askedAt && (
          <span className="second-line">
            {text.askedBy(one.askedBy)} <DateTime at={one.askedAt} />
          </span>
        )}
        {one.decidedBy && one.decidedAt && (
          <span className="second-line">
            {text.decidedByWhom(one.decidedBy)} <DateTime at={one.decidedAt} />
          </span>
        )}
      </p>
      {hasLeft && waits ? <span className="muted">{boards.left}</span> : <ReadWritten one={one} />}
      {!hasLeft && asks && (
        <div className="order-actions">
          {one.mayDecide && <DecideReview one={one} />}
          {(one.mayApprove || one.mayRefuse) && <AnswerReopening one={one} />}
        </div>
      )}
    </>
  );
}

function Given({ answer }: { answer: Review['answers'][number] }) {
  const { reviews: text, survey, worksAnswer } = useWords();
  const { name } = useNames();
  const language = useLanguage();
  const { service, outcome, reasons, takenBy, byAgency, sample } = answer;
  const levels = (['service', 'outcome'] as const).map(about => ({
    about: survey.about[about],
    level: survey.levels[about === 'service' ? service : outcome],
  }));
  // Whoever was drawn, whoever wrote it down; public works have no sample.
  const isSaid = sample === 'phone' || (takenBy === null && byAgency === null);
  const how = [isSaid && text.sample[sample], takenBy && text.takenBy(takenBy)].filter(Boolean);
  return (
    <>
      {byAgency && <span className="second-line">{worksAnswer.heard(name(byAgency), false)}</span>}
      {(byAgency ? [] : levels).map(({ about, level }) => (
        <span key={about} className="second-line">
          {about}
          <Colon />
          {level}
        </span>
      ))}
      <span className="second-line">
        {text.reasons}
        <Colon />
        {reasons.length > 0 ? reasons.map(name).join(language === 'en' ? ', ' : '、') : text.noReasons}
      </span>
      <span className="second-line muted">
        {text.answered} <DateTime at={answer.answeredAt} /> {how.join(language === 'en' ? ', ' : '，')}
      </span>
    </>
  );
}
