import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { sessionQuery } from '../api/queries.js';
import type { Attachment, CasePage } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Icon } from '../shell/icons.js';
import { problemWords, useWords } from '../words/use-words.js';

interface Props {
  page: CasePage;
  file: Attachment;
  name: string;
}

/** It stays at the centre; whoever may share it is asked once more, since it cannot be taken back. */
export function ShareFile({ page, file, name }: Props) {
  const words = useWords();
  const text = words.paper;
  const me = useQuery(sessionQuery).data;
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const mayShare = me?.rights.includes('file.share') && !page.confidential;
  const share = async () => {
    setWorking(true);
    setProblem(null);
    try {
      await api.post(`/cases/${page.number}/files/${file.id}/share`);
      say('result', text.shared);
      setAsked(false);
    } catch (error) {
      setProblem(problemWords(error, words));
    } finally {
      setWorking(false);
      void client.invalidateQueries({ queryKey: ['case', page.number] });
    }
  };
  return (
    <>
      <span className="file-withheld">
        <Icon name="seal" />
        {text.withheld}
      </span>
      {mayShare && (
        <Button asks aria-label={text.share(name)} onPress={() => setAsked(true)}>
          {text.shareIt}
        </Button>
      )}
      <Dialog title={text.shareTitle} isOpen={isAsked} onClose={() => setAsked(false)}>
        <p className="tells">
          {name}
          <span className="second-line">{text.shareWarning}</span>
        </p>
        {problem && (
          <p className="form-problem" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-actions">
          <Button look="primary" isWorking={isWorking} onPress={() => void share()}>
            {text.shareIt}
          </Button>
          <Button onPress={() => setAsked(false)}>{words.states.cancel}</Button>
        </div>
      </Dialog>
    </>
  );
}
