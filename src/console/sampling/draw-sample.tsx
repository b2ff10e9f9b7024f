import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { TextField } from '../shell/controls/text-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { RENEWS } from './sampling-queries.js';
import { isOfWeights, type WeightDraft, WeightFields, weightsOf, wrongWeights } from './weights.js';

const FIELDS = ['from', 'until', 'count', 'seed'] as const;
type Draft = Record<(typeof FIELDS)[number], string> & { weights: WeightDraft[] };
const EMPTY: Draft = { from: '', until: '', count: '', seed: '', weights: [] };
const MOST = 500;

const isCount = (typed: string): boolean => /^\d{1,3}$/.test(typed.trim()) && +typed > 0 && +typed <= MOST;

interface Props {
  /** The list knows what was drawn by then. */
  onDrawn: () => void;
}

export function DrawSample({ onDrawn }: Props) {
  const { sampling: text } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button asks look="primary" icon="plus" onPress={() => setOpen(true)}>
        {text.draw}
      </Button>
      <Dialog title={text.drawTitle} isOpen={isOpen} onClose={() => setOpen(false)}>
        <DrawForm onDrawn={onDrawn} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function DrawForm({ onDrawn, onClose }: Props & { onClose: () => void }) {
  const client = useQueryClient();
  const words = useWords();
  const text = words.sampling;
  const language = useLanguage();
  const { draft, wrong, change, check, forget } = useDraft<Draft>('sampling', EMPTY);
  const { send, isWorking, problem } = usePost(RENEWS);
  const hintOf = (field: (typeof FIELDS)[number]) => {
    if (field === 'seed') return text.seedHint;
    if (field === 'count') return undefined;
    const day = parseDay(draft[field]);
    return day ? calendarDayWords(day, language) : words.visits.dateHint;
  };

  const submit = async () => {
    const [from, until] = [parseDay(draft.from), parseDay(draft.until)];
    const isRight = check([
      from === null && 'from',
      until === null && 'until',
      !isCount(draft.count) && 'count',
      ...wrongWeights(draft.weights),
    ]);
    if (isWorking || !isRight) return;
    const seed = draft.seed.trim();
    const weights = weightsOf(draft.weights);
    const body = { from, until, count: Number(draft.count), ...(seed && { seed }), weights };
    const hear = async () => {
      await client.refetchQueries({ queryKey: ['samples'], type: 'active' });
      onDrawn();
    };
    if (!(await send('/samplings', body, text.drawn, hear))) return;
    forget();
    onClose();
  };

  return (
    <>
      <p className="tells">{text.drawTells}</p>
      <div className="form">
        {FIELDS.map(field => (
          <TextField
            key={field}
            name={field}
            label={text[field]}
            hint={hintOf(field)}
            isRequired={field !== 'seed'}
            error={field !== 'seed' && wrong.includes(field) ? text.need[field] : null}
            autoComplete="off"
            value={draft[field]}
            onChange={value => change({ [field]: value })}
          />
        ))}
        <WeightFields
          weights={draft.weights}
          wrong={wrong}
          onChange={weights => change({ weights }, wrong.filter(isOfWeights))}
        />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.submit}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}
