import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { problemWords, useWords } from '../words/use-words.js';
import { useClosureSentence } from './closure-facts.js';
import { type Closure, ofCalendar, putClosure } from './queries.js';
import { Tells } from './tells.js';

export function WithdrawDialog({ closure, onClose }: { closure: Closure; onClose: () => void }) {
  const words = useWords();
  const text = words.calendar.closures;
  const sentence = useClosureSentence();
  const client = useQueryClient();
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const withdraw = async () => {
    setWorking(true);
    setProblem(null);
    try {
      putClosure(client, await api.post<Closure>(`/closures/${closure.id}/actions/withdraw`));
      say('result', text.isWithdrawn);
      onClose();
    } catch (error) {
      setProblem(problemWords(error, words));
    } finally {
      setWorking(false);
      void client.invalidateQueries(ofCalendar);
    }
  };
  return (
    <Dialog title={text.withdrawTitle} isOpen onClose={onClose}>
      <p className="closure-sentence">
        {sentence(closure)}
        <span className="second-line">{text.reasonIs(closure.reason)}</span>
      </p>
      <Tells sentences={text.withdrawTells} />
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
