import { FormEnd } from '../decisions/form-end.js';
import { ScanHint } from '../desk/scan-hint.js';
import { Choice } from '../shell/controls/choice.js';
import { TextField } from '../shell/controls/text-field.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import type { FormProps } from './petition-actions.js';
import { useOwners } from './use-owners.js';
import { usePetitionAct } from './use-petition-act.js';

interface Draft {
  authority: string | null;
  opinion: string;
}
const EMPTY: Draft = { authority: null, opinion: '' };

/** 移轉: to whom outside the city. */
export function TransferForm({ page, why, onClose }: FormProps) {
  const { petitions: text } = useWords();
  const { outside } = useOwners(page);
  const { draft, wrong, change, check, forget } = useDraft(`transfer ${page.number}`, EMPTY);
  const { act, isWorking, problem } = usePetitionAct('transfer', page);

  const submit = async () => {
    const { authority, opinion } = draft;
    const isFine = check([authority === null && 'authority', opinion.trim() === '' && 'opinion']);
    if (isWorking || why !== null || !isFine) return;
    if (!(await act({ authority, opinion: opinion.trim() }))) return;
    forget();
    onClose();
  };

  return (
    <>
      <div className="form">
        <Choice
          name="authority"
          label={text.authority}
          isRequired
          wide
          error={wrong.includes('authority') ? text.need.authority : null}
          options={outside}
          value={draft.authority}
          onChange={authority => change({ authority })}
        />
        <TextField
          name="opinion"
          label={text.opinion}
          isRequired
          error={wrong.includes('opinion') ? text.need.opinion : null}
          value={draft.opinion}
          onChange={opinion => change({ opinion })}
          lines={4}
          wide
        />
        <ScanHint text={draft.opinion} />
      </div>
      <FormEnd submit={text.submit.transfer} onSubmit={submit} {...{ problem, why, isWorking, onClose }} />
    </>
  );
}
