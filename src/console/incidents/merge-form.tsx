import { FormEnd } from '../decisions/form-end.js';
import { ScanHint } from '../desk/scan-hint.js';
import { usePost } from '../identity/use-post.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { useDraft } from '../visits/use-draft.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { type FormProps, RENEWS } from './incident-actions.js';
import { useNearby } from './use-nearby.js';

/** 併案: into which case, one of those nearby or by its number. */
export function MergeForm({ page, why, onClose }: FormProps) {
  const words = useWords();
  const { incidents: text } = words;
  const language = useLanguage();
  const { name } = useNames();
  const nearby = useNearby(page);
  const { draft, wrong, change, check, forget } = useDraft(`merge ${page.number}`, { into: '', reason: '' });
  const { send, isWorking, problem } = usePost(RENEWS, page.number);
  const into = draft.into.trim().toUpperCase();
  const { version } = page;

  const submit = async () => {
    if (!check([into === '' && 'into']) || isWorking || why !== null) return;
    const reason = draft.reason.trim();
    const body = { version, into, ...(reason && { reason }) };
    if (!(await send(`/cases/${page.number}/actions/merge`, body, text.merged(into)))) return;
    forget();
    onClose();
  };

  return (
    <>
      <div className="form">
        {nearby && nearby.length > 0 && (
          <Radios
            name="nearby"
            label={text.nearby}
            wide
            options={nearby.map(({ number, state, place, agency, receivedAt }) => ({
              id: number,
              label: [
                ...[number, words.domain.state[state], place, name(agency)],
                text.received(dateTimeWords(receivedAt, language)),
              ]
                .filter(Boolean)
                .join('・'),
            }))}
            value={nearby.some(({ number }) => number === into) ? into : null}
            onChange={number => change({ into: number })}
          />
        )}
        {nearby?.length === 0 && <p className="muted wide">{text.nearbyNone}</p>}
        <TextField
          name="into"
          label={text.into}
          hint={nearby && nearby.length > 0 ? text.intoHintNearby : text.intoHint}
          isRequired
          wide
          error={wrong.includes('into') ? text.intoNeed : null}
          value={draft.into}
          onChange={typed => change({ into: typed })}
          autoComplete="off"
        />
        <TextField
          name="reason"
          label={text.reason}
          wide
          lines={3}
          value={draft.reason}
          onChange={reason => change({ reason })}
        />
        <ScanHint text={draft.reason} />
      </div>
      <FormEnd
        submit={words.incidents.actions.merge}
        onSubmit={submit}
        {...{ problem, why, isWorking, onClose }}
      />
    </>
  );
}
