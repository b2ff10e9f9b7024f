import { useState } from 'react';
import { ScanHint } from '../desk/scan-hint.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { TextField } from '../shell/controls/text-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import { type CoAction, RENEWS } from './co-legs.js';

interface Props {
  leg: { id: string; version: number };
  /** With whom it is told apart from others. */
  of: string;
  actions: readonly CoAction[];
}

/** Said in `text`, and not as a `reason`. */
const SAID: readonly CoAction[] = ['answer', 'chase', 'answer-chase'];
const AT_ONCE: readonly CoAction[] = ['acknowledge', 'arrive'];
const FIRST: readonly CoAction[] = ['acknowledge', 'answer', 'answer-chase'];

/** What the agency that is asked may do with it, and who asked. */
export function CoLegButtons({ leg, of, actions }: Props) {
  const { coHandling: text } = useWords();
  const [dialog, setDialog] = useState<CoAction | null>(null);
  const { send, isWorking, problem } = usePost(RENEWS);
  const press = (action: CoAction) => {
    if (!AT_ONCE.includes(action)) return setDialog(action);
    void send(pathOf(leg.id, action), { version: leg.version }, text.done[action]);
  };
  if (actions.length === 0) return null;
  return (
    <div className="order-actions">
      {actions.map(action => (
        <Button
          key={action}
          asks={!AT_ONCE.includes(action)}
          look={FIRST.includes(action) ? 'primary' : 'plain'}
          isWorking={isWorking && AT_ONCE.includes(action)}
          onPress={() => press(action)}
          aria-label={`${text.actions[action]} ${of}`}
        >
          {text.actions[action]}
        </Button>
      ))}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <Dialog
        title={dialog ? `${text.actions[dialog]} ${of}` : ''}
        isOpen={dialog !== null}
        onClose={() => setDialog(null)}
      >
        {dialog && <Form leg={leg} action={dialog} onClose={() => setDialog(null)} />}
      </Dialog>
    </div>
  );
}

const pathOf = (id: string, action: CoAction): string => `/co-legs/${id}/actions/${action}`;

function Form({ leg, action, onClose }: { leg: Props['leg']; action: CoAction; onClose: () => void }) {
  const { coHandling: text } = useWords();
  const { draft, wrong, change, check, forget } = useDraft(`${action} ${leg.id}`, { text: '' });
  const { send, isWorking, problem } = usePost(RENEWS);
  const isAnswer = action === 'answer';
  const submit = async () => {
    if (isWorking || !check([!draft.text.trim() && 'text'])) return;
    const said = SAID.includes(action) ? { text: draft.text } : { reason: draft.text };
    if (!(await send(pathOf(leg.id, action), { version: leg.version, ...said }, text.done[action]))) return;
    forget();
    onClose();
  };
  return (
    <>
      <p className="tells">{text.tells[action]}</p>
      <div className="form">
        <TextField
          name="text"
          label={isAnswer ? text.answer : SAID.includes(action) ? text.said : text.reason}
          isRequired
          error={wrong.includes('text') ? text.needText : null}
          value={draft.text}
          onChange={typed => change({ text: typed })}
          lines={isAnswer ? 6 : 3}
          wide
        />
        <ScanHint text={draft.text} />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.actions[action]}
        look={action === 'recall' ? 'danger' : 'primary'}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}
