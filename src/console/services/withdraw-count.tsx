import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { type Count, RENEWED } from './service-queries.js';

interface Props {
  count: Count;
  named: (code: string) => string;
  onClose: () => void;
}

export function WithdrawCount({ count, named, onClose }: Props) {
  const words = useWords();
  const text = words.services;
  const language = useLanguage();
  const { send, isWorking, problem } = usePost(RENEWED);
  const withdraw = async () => {
    if (await send(`/services/${count.id}/withdraw`, {}, text.isWithdrawn)) onClose();
  };
  return (
    <Dialog title={text.withdrawTitle} isOpen onClose={onClose}>
      <p>
        <b>
          {named(count.service)} {text.people(count.persons)}
        </b>
        <span className="second-line">
          {named(count.site)} · {calendarDayWords(count.day, language)}
        </span>
      </p>
      <p className="tells">{text.withdrawTells}</p>
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <Button look="danger" isWorking={isWorking} onPress={() => void withdraw()}>
          {text.withdraw}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </Dialog>
  );
}
