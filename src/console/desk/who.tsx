import type { Channel } from '../api/types.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';
import { hasReceiptDate } from './paper.js';
import { PaperFields } from './paper-fields.js';
import type { DraftOf } from './use-draft.js';
import type { Recording } from './use-record.js';

const listed = (named: Record<string, string>) => Object.entries(named).map(([id, label]) => ({ id, label }));

interface Props {
  of: DraftOf;
  recording: Recording;
  /** The number is complete: look for earlier cases. */
  onPhone: (phone: string) => void;
  /** What is not needed to send somebody is not asked. */
  isShort: boolean;
}

export function Who({ of, recording, onPhone, isShort }: Props) {
  const { draft, change } = of;
  const words = useWords();
  const { desk, domain } = words;
  const hasMore = [draft.email, draft.address, draft.language].some(Boolean);
  return (
    <>
      <TextField
        name="phone"
        label={desk.phone}
        hint={desk.phoneHint}
        type="tel"
        value={draft.phone}
        onChange={phone => change({ phone })}
        onBlur={() => onPhone(completePhone(draft.phone))}
        autoComplete="off"
      />
      <TextField
        name="name"
        label={desk.name}
        value={draft.name}
        onChange={name => change({ name })}
        autoComplete="off"
      />
      <Select
        name="channel"
        label={desk.channel}
        options={listed(domain.channel)}
        value={draft.channel}
        onChange={channel => change({ channel: channel as Channel })}
      />
      {hasReceiptDate(draft.channel) && <PaperFields of={of} recording={recording} />}
      {(!isShort || hasMore) && (
        <More of={of} recording={recording} isOpen={hasMore || recording.errorOf('email') !== null} />
      )}
    </>
  );
}

function More({
  of: { draft, change },
  recording,
  isOpen,
}: Pick<Props, 'of' | 'recording'> & { isOpen: boolean }) {
  const words = useWords();
  const { desk } = words;
  return (
    <details className="wide more-fields" open={isOpen || undefined}>
      <summary>{desk.moreContact}</summary>
      <div className="desk-fields">
        <TextField
          name="email"
          label={desk.email}
          type="email"
          error={recording.errorOf('email')}
          value={draft.email}
          onChange={email => {
            recording.forget('email');
            change({ email });
          }}
          autoComplete="off"
        />
        <Select
          name="language"
          label={desk.language}
          empty={words.states.nothing}
          options={listed(desk.languages)}
          value={draft.language}
          onChange={language => change({ language })}
        />
        <TextField
          name="address"
          label={desk.address}
          value={draft.address}
          onChange={address => change({ address })}
          wide
          autoComplete="off"
        />
        <TextField
          name="callReference"
          label={desk.callReference}
          value={draft.callReference}
          onChange={callReference => change({ callReference })}
        />
      </div>
    </details>
  );
}

/** The number, or nothing while it is too short to be one. */
export const completePhone = (phone: string): string =>
  phone.replaceAll(/\D/g, '').length >= 8 ? phone.trim() : '';
