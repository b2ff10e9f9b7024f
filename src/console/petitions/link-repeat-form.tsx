import { FormEnd } from '../decisions/form-end.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import { EarlierField } from './earlier-field.js';
import type { FormProps } from './petition-actions.js';
import { usePetitionAct } from './use-petition-act.js';

/** 連結前案: which earlier petitions are about the same matter. */
export function LinkRepeatForm({ page, why, onClose }: FormProps) {
  const { petitions: text } = useWords();
  const empty: { earlier: string[] } = { earlier: [] };
  const { draft, wrong, change, check, forget } = useDraft(`link-repeat ${page.number}`, empty);
  const { act, isWorking, problem } = usePetitionAct('link-repeat', page);
  const from = (page.petition?.earlier ?? []).filter(({ linked }) => !linked);
  const earlier = draft.earlier.filter(number => from.some(one => one.number === number));

  const submit = async () => {
    if (!check([earlier.length === 0 && 'earlier']) || isWorking || why !== null) return;
    if (!(await act({ earlier }))) return;
    forget();
    onClose();
  };

  return (
    <>
      <div className="form">
        <EarlierField
          hint={text.earlier.choose}
          error={wrong.includes('earlier') ? text.need.earlierOne : null}
          value={earlier}
          onChange={numbers => change({ earlier: numbers })}
          {...{ from }}
        />
      </div>
      <FormEnd
        submit={text.submit['link-repeat']}
        onSubmit={submit}
        {...{ problem, why, isWorking, onClose }}
      />
    </>
  );
}
