import { usePost } from '../identity/use-post.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { useNames, useWords } from '../words/use-words.js';
import { type AccidentRules, RENEWS } from './accident-queries.js';

interface Props {
  number: string;
  rules: AccidentRules;
  onClose: () => void;
}

/** How bad it is, and what has happened; says whom it tells before it does. */
export function MarkDialog({ number, rules, onClose }: Props) {
  const words = useWords();
  const text = words.accidents;
  const { name } = useNames();
  const { draft, wrong, change, check, forget } = useDraft(`accident ${number}`, { grade: '', text: '' });
  const { send, isWorking, problem } = usePost(RENEWS, number);
  const submit = async () => {
    if (isWorking || !check([!draft.grade && 'grade'])) return;
    if (!(await send(`/cases/${number}/accidents`, draft, text.isMarked))) return;
    forget();
    onClose();
  };
  return (
    <Dialog title={`${text.mark} ${number}`} isOpen onClose={onClose}>
      <p className="tells">
        {text.markTells(rules.tell.map(name).join(words.states.and), rules.onSiteWithinHours)}
      </p>
      <div className="form">
        <Radios
          name="grade"
          label={text.grade}
          isRequired
          wide
          options={rules.grades.map(one => ({ id: one.code, label: name(one) }))}
          error={wrong.includes('grade') ? text.needGrade : null}
          value={draft.grade || null}
          onChange={grade => change({ grade })}
        />
        <TextField
          name="text"
          label={text.happened}
          hint={text.happenedHint}
          lines={3}
          value={draft.text}
          onChange={typed => change({ text: typed })}
        />
      </div>
      <DialogEnd
        look="danger"
        problem={problem}
        isWorking={isWorking}
        submit={text.markIt}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </Dialog>
  );
}
