import { useState } from 'react';
import type { CasePage } from '../api/types.js';
import { usePost } from '../identity/use-post.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { dueDateWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

type Extendable = NonNullable<CasePage['extendable']>;
interface Draft {
  size: string;
  reason: string;
}

const RENEWS = ['case', 'extensions'] as const;
const EMPTY: Draft = { size: '', reason: '' };
/** What was typed and not sent: closing a dialog loses nothing. */
const drafts = new Map<string, Draft>();

/** More time for the limit that runs, if this person may ask for it. */
export function AskExtension({ page }: { page: CasePage }) {
  const text = useWords().clocks.extension;
  const [isOpen, setOpen] = useState(false);
  if (!page.extendable) return null;
  return (
    <>
      <Button asks onPress={() => setOpen(true)}>
        {text.ask}
      </Button>
      <Dialog title={text.askTitle(page.number)} isOpen={isOpen} onClose={() => setOpen(false)}>
        <AskForm page={page} extendable={page.extendable} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

interface Props {
  page: CasePage;
  extendable: Extendable;
  onClose: () => void;
}

function AskForm({ page, extendable, onClose }: Props) {
  const words = useWords();
  const text = words.clocks.extension;
  const { number, version } = page;
  const { clock, unit, left } = extendable;
  const [draft, setDraft] = useState(() => drafts.get(number) ?? EMPTY);
  const [wrong, setWrong] = useState<(keyof Draft)[]>([]);
  const { send, isWorking, problem } = usePost(RENEWS);
  const size = /^\d+$/.test(draft.size.trim()) ? Number(draft.size) : Number.NaN;

  const change = (field: keyof Draft) => (value: string) => {
    const after = { ...draft, [field]: value };
    drafts.set(number, after);
    setDraft(after);
    setWrong(before => before.filter(one => one !== field));
  };
  const submit = async () => {
    if (isWorking) return;
    const fits = size >= 1 && size <= left;
    const missing = [!fits && 'size', !draft.reason.trim() && 'reason'].filter(Boolean) as (keyof Draft)[];
    setWrong(missing);
    if (missing.length > 0) {
      say('wrong', words.states.wrongFields(missing.length));
      return void focusField(missing);
    }
    const path = `/cases/${encodeURIComponent(number)}/extensions`;
    if (!(await send(path, { version, clock, size, reason: draft.reason.trim() }, text.asked))) return;
    drafts.delete(number);
    onClose();
  };
  useShortcut('record', () => void submit());

  return (
    <>
      <p className="tells">{text.askTells}</p>
      <Bounds extendable={extendable} size={size} />
      <div className="form">
        <TextField
          name="size"
          label={text.amount(words.domain.clock[clock], words.clocks.unit[unit])}
          hint={text.amountHint(words.domain.amount({ [unit]: left }))}
          isRequired
          error={wrong.includes('size') ? text.amountNeed(left) : null}
          inputMode="numeric"
          value={draft.size}
          onChange={change('size')}
        />
        <TextField
          name="reason"
          label={text.reason}
          isRequired
          error={wrong.includes('reason') ? text.reasonNeed : null}
          lines={3}
          wide
          value={draft.reason}
          onChange={change('reason')}
        />
      </div>
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <Button look="primary" isWorking={isWorking} onPress={() => void submit()}>
          {text.submit}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </>
  );
}

/** What the rule allows, how much of that is left, and whose word it takes. */
function Bounds({ extendable, size }: { extendable: Extendable; size: number }) {
  const words = useWords();
  const language = useLanguage();
  const text = words.clocks.extension;
  const { used, most, left, unit, latest, until, levels } = extendable;
  const decider = levels.find(({ upTo }) => size <= upTo);
  return (
    <ul className="bounds">
      <li>{text.numberLeft(used, most)}</li>
      <li>{text.latest(words.domain.amount({ [unit]: left }), dueDateWords(latest, language))}</li>
      <li>{text.askBefore(dueDateWords(until, language))}</li>
      <li aria-live="polite">
        {decider && size >= 1
          ? text.decides(text.decider[decider.by])
          : levels
              .map(({ upTo, by }) => text.level(words.domain.amount({ [unit]: upTo }), text.decider[by]))
              .join(words.states.and)}
      </li>
    </ul>
  );
}
