import { usePost } from '../identity/use-post.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { FormDialog } from '../shell/form-dialog.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import { type BullyingAction, type BullyingReport, PATH, RENEWS } from './bullying-queries.js';
import { useChosen } from './use-chosen.js';

/** What is chosen with it. */
const CHOSEN = {
  accept: null,
  refuse: { field: 'ground', list: 'grounds' },
  handle: { field: 'handling', list: 'handlings' },
  hold: null,
  lift: null,
} as const satisfies Record<BullyingAction, object | null>;

/** All but accepting says why. */
const needsWords = (action: BullyingAction): boolean => action !== 'accept';

interface Props {
  report: BullyingReport;
  action: BullyingAction;
  onClose: () => void;
}

export function DecideDialog({ report: { id, number, version, state }, action, onClose }: Props) {
  const text = useWords().bullying;
  const { options } = useChosen();
  const chosen = CHOSEN[action];
  const empty: { code: string | null; text: string } = { code: null, text: '' };
  const { draft, wrong, change, check, forget } = useDraft(`bullying ${action} ${id}`, empty);
  const { send, isWorking, problem } = usePost(RENEWS);
  const { name, tells, done } = text.acts[action];
  const submit = async () => {
    const typed = draft.text.trim();
    const isRight = check([
      chosen !== null && draft.code === null && 'code',
      needsWords(action) && typed === '' && 'text',
    ]);
    if (isWorking || !isRight) return;
    const said = { ...(chosen && { [chosen.field]: draft.code }), ...(typed && { text: typed }) };
    if (!(await send(`${PATH}/${id}/actions/${action}`, { version, ...said }, done(number)))) return;
    forget();
    onClose();
  };
  return (
    <FormDialog
      title={name(state)}
      tells={tells}
      problem={problem}
      isWorking={isWorking}
      submit={name(state)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {chosen && (
        <Radios
          name="code"
          label={text[chosen.field]}
          isRequired
          wide
          error={wrong.includes('code') ? text.need.code : null}
          options={options(chosen.list)}
          value={draft.code}
          onChange={code => change({ code })}
        />
      )}
      <TextField
        name="text"
        label={text.note}
        hint={text.noteHint}
        isRequired={needsWords(action)}
        wide
        lines={4}
        error={wrong.includes('text') ? text.need.note : null}
        value={draft.text}
        onChange={typed => change({ text: typed })}
      />
    </FormDialog>
  );
}
