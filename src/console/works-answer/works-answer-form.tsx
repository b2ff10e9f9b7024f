import type { CasePage } from '../api/types.js';
import { usePost } from '../identity/use-post.js';
import { Checks } from '../shell/controls/checks.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { WorksQuestion } from './works-question-query.js';

const RENEWS = ['works-answer', 'case', 'reviews', 'counters'] as const;
const ANSWERS = ['satisfied', 'dissatisfied'] as const;

interface Draft {
  answer: (typeof ANSWERS)[number] | null;
  reasons: string[];
  text: string;
}
const EMPTY: Draft = { answer: null, reasons: [], text: '' };

interface Props {
  page: CasePage;
  reasons: WorksQuestion['reasons'];
  onClose: () => void;
}

/** One question, and only of who is not content why. Ctrl+Enter records it. */
export function WorksAnswerForm({ page: { number, version }, reasons, onClose }: Props) {
  const { worksAnswer: text } = useWords();
  const language = useLanguage();
  const { draft, wrong, change, check, forget } = useDraft<Draft>(`works ${number}`, EMPTY);
  const { send, isWorking, problem } = usePost(RENEWS, number);
  const { answer } = draft;

  const submit = async () => {
    if (isWorking || !check([answer === null && 'answer'])) return;
    const satisfied = answer === 'satisfied';
    const body = { version, satisfied, reasons: satisfied ? [] : draft.reasons, text: draft.text };
    if (!(await send(`/cases/${encodeURIComponent(number)}/works-answer`, body, text.saved(number)))) return;
    forget();
    onClose();
  };
  return (
    <>
      <p className="tells">{text.tells}</p>
      <div className="form">
        <Radios
          name="answer"
          label={text.ask}
          wide
          isRequired
          error={wrong.includes('answer') ? text.needed : null}
          options={ANSWERS.map(id => ({ id, label: text.answers[id] }))}
          value={answer}
          onChange={value => change({ answer: value })}
        />
        {answer === 'dissatisfied' && (
          <Checks
            name="reasons"
            label={text.why}
            options={reasons.map(one => ({ id: one.code, label: language === 'en' ? one.nameEn : one.name }))}
            value={draft.reasons}
            onChange={codes => change({ reasons: codes })}
          />
        )}
        <TextField
          name="text"
          label={text.text}
          hint={text.textHint}
          wide
          lines={3}
          value={draft.text}
          onChange={said => change({ text: said })}
        />
      </div>
      <DialogEnd submit={text.submit} onSubmit={() => void submit()} {...{ problem, isWorking, onClose }} />
    </>
  );
}
