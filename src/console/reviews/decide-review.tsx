import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { patchRow } from '../clocks/patch-row.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { Skeleton } from '../shell/states.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import { RENEWS, type Review } from './review-queries.js';
import { useTexts } from './use-texts.js';
import { Written } from './written.js';

const WAYS = ['reopen', 'explain', 'none'] as const;
type Way = (typeof WAYS)[number];
const VIAS = ['mail', 'call'] as const;
type Via = (typeof VIAS)[number];
const ACTIONS = { reopen: 'ask-reopening', explain: 'explain', none: 'close' } as const;

interface Draft {
  way: Way | null;
  via: Via | null;
  text: string;
}
const EMPTY: Draft = { way: null, via: null, text: '' };

/** What they wrote, and the three ways out. */
export function DecideReview({ one }: { one: Review }) {
  const { reviews: text } = useWords();
  const [isOpen, setOpen] = useState(false);
  const title = text.decideOf(one.case.number);
  return (
    <>
      <Button asks look="primary" aria-label={title} onPress={() => setOpen(true)}>
        {text.decide}
      </Button>
      <Dialog title={title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <DecideForm one={one} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function DecideForm({ one, onClose }: { one: Review; onClose: () => void }) {
  const { reviews: text } = useWords();
  const client = useQueryClient();
  const { draft, wrong, change, check, forget } = useDraft<Draft>(`review ${one.id}`, EMPTY);
  const { send, isWorking, problem } = usePost(RENEWS, one.case.number);
  const written = useTexts(one, true);
  const { texts } = written;
  const { way, via } = draft;
  const said = draft.text.trim();
  const vias = VIAS.filter(id => texts?.ways[id]);
  const ways = WAYS.filter(id => id !== 'explain' || vias.length > 0);

  const submit = async () => {
    const isRight = check([
      way === null && 'way',
      way === 'explain' && via === null && 'via',
      way !== null && !said && 'text',
    ]);
    if (isWorking || !isRight || way === null) return;
    const { version } = one;
    const body = way === 'explain' ? { version, text: said, via } : { version, opinion: said };
    const action = ACTIONS[way];
    const hear = (answer: Review) => patchRow(client, 'reviews', answer);
    const done = text.doneAs[action](one.case.number);
    if (!(await send(`/reviews/${one.id}/actions/${action}`, body, done, hear))) return;
    forget();
    onClose();
  };

  if (!texts) return written.problem ? <p role="alert">{written.problem}</p> : <Skeleton lines={4} />;
  return (
    <>
      <Written one={one} texts={texts} />
      <p className="tells">{text.readTells}</p>
      <div className="form">
        <Radios
          name="way"
          label={text.how}
          wide
          isRequired
          error={wrong.includes('way') ? text.need.way : null}
          options={ways.map(id => ({ id, label: text.ways[id] }))}
          value={way}
          onChange={value => change({ way: value })}
        />
        {way === 'explain' && (
          <Radios
            name="via"
            label={text.via}
            wide
            isRequired
            error={wrong.includes('via') ? text.need.via : null}
            options={vias.map(id => ({ id, label: text.vias[id] }))}
            value={via}
            onChange={value => change({ via: value })}
          />
        )}
        {way !== null && (
          <TextField
            name="text"
            label={text.textOf[way]}
            isRequired
            wide
            lines={4}
            error={wrong.includes('text') ? text.need.text : null}
            value={draft.text}
            onChange={value => change({ text: value })}
          />
        )}
      </div>
      <DialogEnd
        submit={way ? text.submit[way] : text.decide}
        onSubmit={() => void submit()}
        {...{ problem, isWorking, onClose }}
      />
    </>
  );
}
