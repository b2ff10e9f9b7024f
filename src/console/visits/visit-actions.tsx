import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { useNow } from '../live/server-time.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { TextField } from '../shell/controls/text-field.js';
import { parseDay } from '../words/dates.js';
import { useWords } from '../words/use-words.js';
import { DialogEnd } from './form-parts.js';
import { HoldForm } from './hold-form.js';
import { useDraft } from './use-draft.js';
import { isToHold, RENEWS, type Visit } from './visit-queries.js';
import { parseTime, typedWhen, whenOf } from './when.js';
import { WhenFields } from './when-fields.js';

type Open = 'hold' | 'reschedule' | 'cancel' | null;

/** What can be done with a visit that is planned. */
export function VisitActions({ visit }: { visit: Visit }) {
  const text = useWords().visits;
  const [open, setOpen] = useState<Open>(null);
  const canHold = isToHold(visit, useNow());
  const close = () => setOpen(null);
  const { number } = visit.case;
  if (!visit.mayChange && !canHold) return null;
  return (
    <div className="order-actions">
      {canHold && (
        <Button asks look="primary" onPress={() => setOpen('hold')} aria-label={`${text.hold} ${number}`}>
          {text.hold}
        </Button>
      )}
      {visit.mayChange && (
        <>
          <Button asks onPress={() => setOpen('reschedule')} aria-label={`${text.reschedule} ${number}`}>
            {text.reschedule}
          </Button>
          <Button asks onPress={() => setOpen('cancel')} aria-label={`${text.cancel} ${number}`}>
            {text.cancel}
          </Button>
        </>
      )}
      <Dialog title={text.holdTitle(number)} isOpen={open === 'hold'} onClose={close} wide>
        <HoldForm visit={visit} onClose={close} />
      </Dialog>
      <Dialog title={text.rescheduleTitle(number)} isOpen={open === 'reschedule'} onClose={close}>
        <RescheduleForm visit={visit} onClose={close} />
      </Dialog>
      <Dialog title={text.cancelTitle(number)} isOpen={open === 'cancel'} onClose={close}>
        <CancelForm visit={visit} onClose={close} />
      </Dialog>
    </div>
  );
}

interface Props {
  visit: Visit;
  onClose: () => void;
}

function RescheduleForm({ visit, onClose }: Props) {
  const text = useWords().visits;
  const empty = { ...typedWhen(visit.at), place: visit.place, reason: '' };
  const { draft, wrong, change, check, forget } = useDraft(`move ${visit.id} ${visit.version}`, empty);
  const { send, isWorking, problem } = usePost(RENEWS);
  const submit = async () => {
    const isRight = check([
      parseDay(draft.date) === null && 'date',
      parseTime(draft.time) === null && 'time',
      !draft.place.trim() && 'place',
      !draft.reason.trim() && 'reason',
    ]);
    if (isWorking || !isRight) return;
    const { place, reason } = draft;
    // Where it stays where it is, what an agency reads is not sent back as what was typed.
    const where = place.trim() === visit.place ? {} : { place };
    const body = { version: visit.version, at: whenOf(draft), ...where, reason };
    if (!(await send(`/site-visits/${visit.id}/actions/reschedule`, body, text.moved))) return;
    forget();
    onClose();
  };
  return (
    <>
      <p className="tells">{text.rescheduleTells}</p>
      <div className="form">
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
        <ReasonField wrong={wrong} value={draft.reason} onChange={reason => change({ reason })} />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.reschedule}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}

function CancelForm({ visit, onClose }: Props) {
  const text = useWords().visits;
  const { draft, wrong, change, check, forget } = useDraft(`cancel ${visit.id}`, { reason: '' });
  const { send, isWorking, problem } = usePost(RENEWS);
  const submit = async () => {
    if (isWorking || !check([!draft.reason.trim() && 'reason'])) return;
    const body = { version: visit.version, reason: draft.reason };
    if (!(await send(`/site-visits/${visit.id}/actions/cancel`, body, text.cancelled))) return;
    forget();
    onClose();
  };
  return (
    <>
      <p className="tells">{text.cancelTells}</p>
      <div className="form">
        <ReasonField wrong={wrong} value={draft.reason} onChange={reason => change({ reason })} />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.cancel}
        look="danger"
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}

function ReasonField(props: { wrong: readonly string[]; value: string; onChange: (value: string) => void }) {
  const text = useWords().visits;
  const { wrong, ...field } = props;
  return (
    <TextField
      {...field}
      name="reason"
      label={text.reason}
      isRequired
      wide
      lines={3}
      error={wrong.includes('reason') ? text.need.reason : null}
    />
  );
}
