import { usePost } from '../identity/use-post.js';
import { ReasonDialog } from '../privacy/reason-dialog.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { type Count, RENEWED } from './service-queries.js';

interface Props {
  count: Count;
  named: (code: string) => string;
  onClose: () => void;
}

export function WithdrawCount({ count, named, onClose }: Props) {
  const { services: text } = useWords();
  const language = useLanguage();
  const { send, isWorking, problem } = usePost(RENEWED);
  const withdraw = async (reason: string) => {
    if (await send(`/services/${count.id}/withdraw`, { reason }, text.isWithdrawn)) onClose();
  };
  return (
    <ReasonDialog
      title={text.withdrawTitle}
      tells={text.withdrawTells}
      label={text.withdrawWhy}
      submit={text.withdraw}
      isDanger
      isWorking={isWorking}
      problem={problem}
      onSubmit={reason => void withdraw(reason)}
      onClose={onClose}
    >
      <p>
        <b>
          {named(count.service)} {text.people(count.persons)}
        </b>
        <span className="second-line">
          {named(count.site)} · {calendarDayWords(count.day, language)}
        </span>
      </p>
    </ReasonDialog>
  );
}
