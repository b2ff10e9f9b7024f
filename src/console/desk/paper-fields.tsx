import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';
import { serverNow } from '../live/server-time.js';
import { TextField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';
import { FilesField } from './files-field.js';
import { isLate, isPaper, type PaperDraft } from './paper.js';
import type { DraftOf } from './use-draft.js';
import type { Recording } from './use-record.js';

/** When it came, under which number, and what came with it. */
export function PaperFields({ of: { draft, change }, recording }: { of: DraftOf; recording: Recording }) {
  const { paper: text } = useWords();
  const me = useQuery(sessionQuery).data;
  const typed = (name: string, changed: keyof PaperDraft) => ({
    name,
    error: recording.errorOf(name),
    value: draft[changed] as string,
    onChange: (value: string) => {
      recording.forget(name);
      change({ [changed]: value });
    },
    autoComplete: 'off',
  });
  const mayBeLate = me?.rights.includes('contact.record-late') ?? false;
  return (
    <>
      <TextField {...typed('receivedAt', 'receivedOn')} label={text.receivedAt} hint={text.receivedAtHint} />
      <TextField
        {...typed('receivedTime', 'receivedTime')}
        label={text.receivedTime}
        hint={text.receivedTimeHint}
      />
      {isPaper(draft.channel) && (
        <>
          <TextField
            {...typed('documentNumber', 'documentNumber')}
            label={text.documentNumber}
            hint={text.documentNumberHint}
          />
          {mayBeLate && isLate(draft, serverNow()) && (
            <TextField
              {...typed('lateReason', 'lateReason')}
              label={text.lateReason}
              hint={text.lateReasonHint}
              isRequired
              wide
            />
          )}
        </>
      )}
      <FilesField
        files={draft.files}
        onChange={next => change(before => ({ ...before, files: next(before.files) }))}
      />
    </>
  );
}
