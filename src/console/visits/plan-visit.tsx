import { useState } from 'react';
import type { CasePage } from '../api/types.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { parseDay } from '../words/dates.js';
import { useWords } from '../words/use-words.js';
import { AgenciesField } from './agencies-field.js';
import { DialogEnd } from './form-parts.js';
import { useDraft } from './use-draft.js';
import { RENEWS, type Visit } from './visit-queries.js';
import { parseTime, whenOf } from './when.js';
import { WhenFields } from './when-fields.js';

const KINDS = ['meeting', 'reinspection', 'mediation'] as const satisfies readonly Visit['kind'][];

interface Draft {
  kind: Visit['kind'];
  date: string;
  time: string;
  place: string;
  invited: string[];
  text: string;
}

/** Somebody goes there, where this person may plan that. */
export function PlanVisit({ page }: { page: CasePage }) {
  const text = useWords().visits;
  const [isOpen, setOpen] = useState(false);
  if (!page.actions.some(({ action, allowed }) => action === 'plan-visit' && allowed)) return null;
  return (
    <>
      <Button asks onPress={() => setOpen(true)}>
        {text.plan}
      </Button>
      <Dialog title={text.planTitle(page.number)} isOpen={isOpen} onClose={() => setOpen(false)}>
        <PlanForm page={page} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function PlanForm({ page, onClose }: { page: CasePage; onClose: () => void }) {
  const text = useWords().visits;
  const { number, version } = page;
  const empty: Draft = {
    ...{ kind: 'meeting', date: '', time: '', place: page.place ?? '', invited: [], text: '' },
  };
  const { draft, wrong, change, check, forget } = useDraft<Draft>(`plan ${number}`, empty);
  const { send, isWorking, problem } = usePost(RENEWS);
  const owesGuests = draft.kind === 'meeting';

  const submit = async () => {
    const isRight = check([
      parseDay(draft.date) === null && 'date',
      parseTime(draft.time) === null && 'time',
      !draft.place.trim() && 'place',
      owesGuests && draft.invited.length === 0 && 'invited',
      !draft.text.trim() && 'text',
    ]);
    if (isWorking || !isRight) return;
    const { kind, place, invited } = draft;
    const body = { version, kind, at: whenOf(draft), place, invited, text: draft.text.trim() };
    const path = `/cases/${encodeURIComponent(number)}/site-visits`;
    if (!(await send(path, body, text.planned))) return;
    forget();
    onClose();
  };

  return (
    <>
      <p className="tells">{text.planTells}</p>
      <div className="form">
        <Radios
          name="kind"
          label={text.kind}
          wide
          options={KINDS.map(id => ({ id, label: text.kinds[id] }))}
          value={draft.kind}
          onChange={kind => change({ kind })}
        />
        <WhenFields {...draft} wrong={wrong} onChange={change} />
        <TextField
          name="place"
          label={text.place}
          isRequired
          wide
          error={wrong.includes('place') ? text.need.place : null}
          value={draft.place}
          onChange={place => change({ place })}
        />
        <AgenciesField
          name="invited"
          words={{
            label: text.inviteField,
            hint: text.inviteHint,
            chosen: text.invited,
            remove: text.remove,
          }}
          value={draft.invited}
          without={page.agency ? [page.agency.code] : []}
          isRequired={owesGuests}
          error={wrong.includes('invited') ? text.need.invited : null}
          onChange={invited => change({ invited })}
        />
        <TextField
          name="text"
          label={text.purpose}
          isRequired
          wide
          lines={3}
          error={wrong.includes('text') ? text.need.text : null}
          value={draft.text}
          onChange={purpose => change({ text: purpose })}
        />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.planSubmit}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}
