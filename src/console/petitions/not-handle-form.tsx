import { useCity } from '../api/queries.js';
import { FormEnd } from '../decisions/form-end.js';
import { ScanHint } from '../desk/scan-hint.js';
import { Choice } from '../shell/controls/choice.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { useDraft } from '../visits/use-draft.js';
import { useNames, useWords } from '../words/use-words.js';
import { EarlierField } from './earlier-field.js';
import type { FormProps } from './petition-actions.js';
import { useOwners } from './use-owners.js';
import { usePetitionAct } from './use-petition-act.js';

/** As the server counts them: a petition is not answered a third time. */
const CLEAR_ANSWERS = 2;

interface Draft {
  ground: string | null;
  opinion: string;
  earlier: string[];
  owner: string | null;
}
const EMPTY: Draft = { ground: null, opinion: '', earlier: [], owner: null };

/** 不予處理: on which ground, and what that ground asks to be named. */
export function NotHandleForm({ page, why, onClose }: FormProps) {
  const { petitions: text } = useWords();
  const { name } = useNames();
  const grounds = useCity()?.notHandledGrounds ?? [];
  const owners = useOwners(page);
  const { draft, wrong, change, check, forget } = useDraft(`not-handle ${page.number}`, EMPTY);
  const { act, isWorking, problem } = usePetitionAct('not-handle', page);
  const needs = grounds.find(({ code }) => code === draft.ground)?.needs ?? null;
  const answered = (page.petition?.earlier ?? []).filter(({ answeredAt }) => answeredAt !== null);
  const earlier = draft.earlier.filter(number => answered.some(one => one.number === number));

  const submit = async () => {
    const isFine = check([
      draft.ground === null && 'ground',
      needs === 'earlier_answers' && earlier.length < CLEAR_ANSWERS && 'earlier',
      needs === 'owner' && draft.owner === null && 'owner',
      draft.opinion.trim() === '' && 'opinion',
    ]);
    if (isWorking || why !== null || !isFine) return;
    const done = await act({
      ...{ ground: draft.ground, opinion: draft.opinion.trim() },
      ...(needs === 'earlier_answers' && { earlier }),
      ...(needs === 'owner' && { owner: draft.owner }),
    });
    if (!done) return;
    forget();
    onClose();
  };

  return (
    <>
      <div className="form">
        <Radios
          name="ground"
          label={text.ground}
          isRequired
          wide
          error={wrong.includes('ground') ? text.need.ground : null}
          options={grounds.map(one => ({ id: one.code, label: name(one) }))}
          value={draft.ground}
          onChange={ground => change({ ground })}
        />
        {needs === 'earlier_answers' && (
          <EarlierField
            hint={text.earlier.answeredOnly}
            error={wrong.includes('earlier') ? text.need.earlierTwo : null}
            from={answered}
            value={earlier}
            onChange={numbers => change({ earlier: numbers })}
          />
        )}
        {needs === 'owner' && (
          <Choice
            name="owner"
            label={text.whose}
            isRequired
            wide
            error={wrong.includes('owner') ? text.need.owner : null}
            options={owners.all}
            value={draft.owner}
            onChange={owner => change({ owner })}
          />
        )}
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
      <FormEnd
        submit={text.submit['not-handle']}
        onSubmit={submit}
        {...{ problem, why, isWorking, onClose }}
      />
    </>
  );
}
