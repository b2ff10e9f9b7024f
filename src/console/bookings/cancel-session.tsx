import { usePost } from '../identity/use-post.js';
import { ReasonDialog } from '../privacy/reason-dialog.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { RENEWS, type Session, startsOf } from './booking-queries.js';

export function CancelSession({ session, onClose }: { session: Session; onClose: () => void }) {
  const { bookings: text } = useWords();
  const language = useLanguage();
  const { send, isWorking, problem } = usePost(RENEWS);
  const cancel = async (reason: string) => {
    const path = `/booking-sessions/${session.id}/actions/cancel`;
    if (await send(path, { reason }, text.sessionCancelled)) onClose();
  };
  return (
    <ReasonDialog
      title={text.cancelSession}
      tells={text.cancelSessionTells}
      label={text.reason}
      submit={text.cancelSession}
      isDanger
      isWorking={isWorking}
      problem={problem}
      onSubmit={reason => void cancel(reason)}
      onClose={onClose}
    >
      <p>
        <b>{text.session(session.adviser, startsOf(session), session.ends)}</b>
        <span className="second-line">{calendarDayWords(session.day, language)}</span>
      </p>
    </ReasonDialog>
  );
}
