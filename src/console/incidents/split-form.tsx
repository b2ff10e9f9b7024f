import { FormEnd } from '../decisions/form-end.js';
import { ScanHint } from '../desk/scan-hint.js';
import { usePost } from '../identity/use-post.js';
import { say } from '../live/announce.js';
import { Checks } from '../shell/controls/checks.js';
import { TextField } from '../shell/controls/text-field.js';
import { useDraft } from '../visits/use-draft.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { type FormProps, RENEWS, waitingMembers } from './incident-actions.js';

/** 分案: which of those that were merged into this case are another matter. */
export function SplitForm({ page, why, onClose }: FormProps) {
  const { incidents: text } = useWords();
  const language = useLanguage();
  const empty: { members: string[]; reason: string } = { members: [], reason: '' };
  const { draft, wrong, change, check, forget } = useDraft(`split ${page.number}`, empty);
  const { send, isWorking, problem } = usePost(RENEWS, page.number);
  const from = waitingMembers(page);
  const members = draft.members.filter(number => from.some(one => one.number === number));
  const { version } = page;

  const submit = async () => {
    const isComplete = check([members.length === 0 && 'members', !draft.reason.trim() && 'reason']);
    if (!isComplete || isWorking || why !== null) return;
    const body = { version, members, reason: draft.reason };
    const hear = ({ lead }: { lead: string }) => say('result', text.split(lead));
    if (!(await send(`/cases/${page.number}/actions/split`, body, null, hear))) return;
    forget();
    onClose();
  };

  return (
    <>
      <div className="form">
        <Checks
          name="members"
          label={text.members}
          isRequired
          error={wrong.includes('members') ? text.membersNeed : null}
          options={from.map(({ number, receivedAt }) => ({
            id: number,
            label: `${number}・${text.received(dateTimeWords(receivedAt, language))}`,
          }))}
          value={members}
          onChange={chosen => change({ members: chosen })}
        />
        <TextField
          name="reason"
          label={text.reason}
          isRequired
          wide
          lines={3}
          error={wrong.includes('reason') ? text.reasonNeed : null}
          value={draft.reason}
          onChange={reason => change({ reason })}
        />
        <ScanHint text={draft.reason} />
      </div>
      <FormEnd submit={text.actions.split} onSubmit={submit} {...{ problem, why, isWorking, onClose }} />
    </>
  );
}
