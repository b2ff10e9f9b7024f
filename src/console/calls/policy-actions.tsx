import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { TextField } from '../shell/controls/text-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useNames, useWords } from '../words/use-words.js';
import type { CallerPolicy } from './call-queries.js';
import { useMissing } from './use-missing.js';

const ACTIONS = {
  approve: { path: 'approve', may: 'mayDecide', look: 'primary' },
  refuse: { path: 'refuse', may: 'mayDecide', look: undefined },
  end: { path: 'end', may: 'mayEnd', look: undefined },
  appeal: { path: 'appeal', may: 'mayAppeal', look: undefined },
  uphold: { path: 'decide-appeal', may: 'mayDecideAppeal', look: 'primary', upheld: true },
  reject: { path: 'decide-appeal', may: 'mayDecideAppeal', look: undefined, upheld: false },
} as const;
type Action = keyof typeof ACTIONS;

/** What this person may do about a step; each says why. */
export function PolicyActions({ one, onDone }: { one: CallerPolicy; onDone?: () => void }) {
  const { policy: text } = useWords().calls;
  const { name } = useNames();
  const [open, setOpen] = useState<Action | null>(null);
  const possible = (Object.keys(ACTIONS) as Action[]).filter(action => one[ACTIONS[action].may]);
  if (possible.length === 0) return null;
  const titleOf = (action: Action) => text.actOf(text.actions[action], name(one.step), one.number ?? '');
  const close = () => setOpen(null);
  return (
    <div className="order-actions">
      {possible.map(action => (
        <Button
          key={action}
          asks
          look={ACTIONS[action].look}
          aria-label={titleOf(action)}
          onPress={() => setOpen(action)}
        >
          {text.actions[action]}
        </Button>
      ))}
      <Dialog title={open ? titleOf(open) : ''} isOpen={open !== null} onClose={close}>
        {open && (
          <ActForm
            one={one}
            action={open}
            onClose={() => {
              close();
              onDone?.();
            }}
          />
        )}
      </Dialog>
    </div>
  );
}

function ActForm({ one, action, onClose }: { one: CallerPolicy; action: Action; onClose: () => void }) {
  const { policy: text } = useWords().calls;
  const [typed, setTyped] = useState('');
  const [isSent, setSent] = useState(false);
  const { send, isWorking, problem } = usePost(['caller-policies']);
  const isMissing = useMissing();
  const { path, ...more } = ACTIONS[action];
  const submit = async () => {
    setSent(true);
    if (isMissing({ text: typed.trim() === '' }) || isWorking) return;
    const body = {
      version: one.version,
      text: typed.trim(),
      ...('upheld' in more && { upheld: more.upheld }),
    };
    if (await send(`/caller-policies/${one.id}/actions/${path}`, body, text.did[action])) onClose();
  };
  return (
    <>
      <div className="form">
        <TextField
          name="text"
          label={text.texts[action]}
          isRequired
          wide
          lines={3}
          error={isSent && typed.trim() === '' ? text.needText : null}
          value={typed}
          onChange={setTyped}
        />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.actions[action]}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}
