import { useState } from 'react';
import type { CasePage } from '../api/types.js';
import { ScanHint } from '../desk/scan-hint.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { TextField } from '../shell/controls/text-field.js';
import { AgenciesField } from '../visits/agencies-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import { isOpen, RENEWS } from './co-legs.js';

/** 會辦: the case stays where it is, and others are asked. */
export function AskCoHandling({ page }: { page: CasePage }) {
  const { coHandling: text } = useWords();
  const [isShown, setShown] = useState(false);
  if (!page.actions.some(({ action, allowed }) => action === 'co-handle' && allowed)) return null;
  return (
    <>
      <Button asks onPress={() => setShown(true)}>
        {text.ask}
      </Button>
      <Dialog title={text.askTitle(page.number)} isOpen={isShown} onClose={() => setShown(false)}>
        {isShown && <Form page={page} onClose={() => setShown(false)} />}
      </Dialog>
    </>
  );
}

interface Draft {
  agencies: string[];
  question: string;
}

function Form({ page, onClose }: { page: CasePage; onClose: () => void }) {
  const { coHandling: text } = useWords();
  const empty: Draft = { agencies: [], question: '' };
  const { draft, wrong, change, check, forget } = useDraft(`co-handle ${page.number}`, empty);
  const { send, isWorking, problem } = usePost(RENEWS);
  const submit = async () => {
    const { agencies, question } = draft;
    if (isWorking || !check([agencies.length === 0 && 'coAgencies', !question.trim() && 'question'])) return;
    const body = { version: page.version, agencies, question };
    if (!(await send(`/cases/${page.number}/actions/co-handle`, body, text.asked))) return;
    forget();
    onClose();
  };
  const asked = page.workOrders.filter(isOpen).map(({ agency }) => agency.code);
  return (
    <>
      <p className="tells">{text.askTells}</p>
      <div className="form">
        <AgenciesField
          name="coAgencies"
          words={text.agenciesField}
          value={draft.agencies}
          without={[...asked, ...(page.agency ? [page.agency.code] : [])]}
          error={wrong.includes('coAgencies') ? text.needAgencies : null}
          isRequired
          onChange={agencies => change({ agencies }, ['coAgencies'])}
        />
        <TextField
          name="question"
          label={text.question}
          isRequired
          error={wrong.includes('question') ? text.needQuestion : null}
          value={draft.question}
          onChange={question => change({ question })}
          lines={4}
          wide
        />
        <ScanHint text={draft.question} />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.send}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}
