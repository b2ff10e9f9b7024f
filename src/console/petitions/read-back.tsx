import { usePost } from '../identity/use-post.js';
import { Radios } from '../shell/controls/radios.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import { OneRecord } from './one-record.js';
import { type OralRecord, RENEWS } from './petition-queries.js';

interface Props {
  record: OralRecord;
  number: string;
  onClose: () => void;
}

/** The record as it is read out, and how the petitioner has confirmed it. */
export function ReadBack({ record, number, onClose }: Props) {
  const words = useWords();
  const text = words.petitions.oral;
  const empty: { how: string | null } = { how: null };
  const { draft, wrong, change, check, forget } = useDraft(`read-back ${record.id}`, empty);
  const { send, isWorking, problem } = usePost(RENEWS, number);

  const submit = async () => {
    if (!check([draft.how === null && 'how']) || isWorking) return;
    const body = { version: record.version, how: draft.how };
    if (!(await send(`/oral-records/${record.id}/actions/read-back`, body, text.confirmDone))) return;
    forget();
    onClose();
  };

  return (
    <>
      <p className="tells">{text.confirmTells}</p>
      <OneRecord record={record} stands />
      <div className="form">
        <Radios
          name="how"
          label={text.how}
          isRequired
          wide
          error={wrong.includes('how') ? words.petitions.need.how : null}
          options={Object.entries(text.hows).map(([id, label]) => ({ id, label }))}
          value={draft.how}
          onChange={how => change({ how })}
        />
      </div>
      <DialogEnd
        submit={text.confirmSubmit}
        onSubmit={() => void submit()}
        {...{ problem, isWorking, onClose }}
      />
    </>
  );
}
