import { useCity } from '../api/queries.js';
import { Button } from '../shell/controls/button.js';
import { TextField } from '../shell/controls/text-field.js';
import { useNames, useWords } from '../words/use-words.js';
import { BullyingHint } from './bullying-hint.js';
import { type CaseDraft, currentCase, emptyCase, UNCATEGORISED } from './draft.js';
import { ScanHint } from './scan-hint.js';
import type { DraftOf } from './use-draft.js';
import type { Recording } from './use-record.js';

export function What({ of, recording }: { of: DraftOf; recording: Recording }) {
  const words = useWords();
  const { draft, changeCase } = of;
  return (
    <>
      {draft.outcome === 'recorded' && draft.cases.length > 1 && <CasesOfCall of={of} />}
      <TextField
        name="description"
        label={words.desk.description}
        hint={words.desk.descriptionHint}
        isRequired={draft.outcome === 'recorded'}
        error={recording.errorOf('description')}
        lines={3}
        wide
        value={currentCase(draft).description}
        onChange={description => {
          recording.forget('description');
          changeCase({ description });
        }}
      />
      {draft.outcome === 'recorded' && <ScanHint text={currentCase(draft).description} />}
      <BullyingHint text={currentCase(draft).description} channel={draft.channel} />
    </>
  );
}

/** Several matters in one call: each becomes a case of its own. */
function CasesOfCall({ of: { draft, change } }: { of: DraftOf }) {
  const words = useWords();
  const city = useCity();
  const { name } = useNames();
  const titleOf = (one: CaseDraft) => {
    if (one.category === UNCATEGORISED) return words.desk.uncategorised;
    return (
      name(city?.categories.find(category => category.code === one.category)) || one.description.slice(0, 20)
    );
  };
  const remove = (at: number) =>
    change(before => ({
      ...before,
      cases: before.cases.filter((_, other) => other !== at),
      current: Math.max(0, before.current - (before.current >= at ? 1 : 0)),
    }));
  return (
    <ol className="cases-of-call wide" aria-label={words.desk.cases}>
      {draft.cases.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the number is what a case of a call is known by
        <li key={at}>
          <Button
            look={at === draft.current ? 'primary' : 'plain'}
            aria-current={at === draft.current ? 'true' : undefined}
            onPress={() => change({ current: at })}
          >
            {words.desk.caseN(at + 1)} {titleOf(one)}
          </Button>
          <Button
            look="quiet"
            icon="cross"
            aria-label={words.desk.removeCase(at + 1)}
            onPress={() => remove(at)}
          />
        </li>
      ))}
    </ol>
  );
}

export function addCase({ change }: DraftOf): void {
  change(before => ({
    ...before,
    // The next matter is often at the same place.
    cases: [...before.cases, { ...emptyCase, ...placeOf(currentCase(before)) }],
    current: before.cases.length,
  }));
}

const placeOf = ({ district, village, place, coordinates }: CaseDraft) => ({
  district,
  village,
  place,
  coordinates,
});
