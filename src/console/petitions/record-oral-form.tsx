import { FormEnd } from '../decisions/form-end.js';
import { ScanHint } from '../desk/scan-hint.js';
import { TextField } from '../shell/controls/text-field.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import type { FormProps } from './petition-actions.js';
import { usePetitionAct } from './use-petition-act.js';

/** 口述紀錄: what was said. */
export function RecordOralForm({ page, why, onClose }: FormProps) {
  const { petitions: text } = useWords();
  const { draft, wrong, change, check, forget } = useDraft(`record-oral ${page.number}`, { text: '' });
  const { act, isWorking, problem } = usePetitionAct('record-oral', page);

  const submit = async () => {
    const said = draft.text.trim();
    if (!check([said === '' && 'text']) || isWorking || why !== null) return;
    if (!(await act({ text: said }))) return;
    forget();
    onClose();
  };

  return (
    <>
      <div className="form">
        <TextField
          name="text"
          label={text.oral.text}
          isRequired
          error={wrong.includes('text') ? text.need.text : null}
          value={draft.text}
          onChange={said => change({ text: said })}
          lines={6}
          wide
        />
        <ScanHint text={draft.text} />
      </div>
      <FormEnd
        submit={text.submit['record-oral']}
        onSubmit={submit}
        {...{ problem, why, isWorking, onClose }}
      />
    </>
  );
}
