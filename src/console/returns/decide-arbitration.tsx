import { useState } from 'react';
import { useCityOptions } from '../boards/filters.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Check } from '../shell/controls/check.js';
import { Choice } from '../shell/controls/choice.js';
import { Dialog } from '../shell/controls/dialog.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';
import type { Arbitration } from './return-queries.js';

const RENEWS = ['arbitrations', 'kept-routes', 'case', 'cases', 'returns'] as const;

interface Props {
  one: Arbitration;
  number: string;
  /** What is kept is kept for the district of the case; without one, for the whole city. */
  isOfDistrict: boolean;
}

/** Whose the case is, why, and whether the next one goes there at once. */
export function DecideArbitration({ one, number, isOfDistrict }: Props) {
  const words = useWords();
  const text = words.returns.arbitration;
  const { agencies } = useCityOptions();
  const [isOpen, setOpen] = useState(false);
  const [agency, setAgency] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [keepRule, setKeepRule] = useState(false);
  const [wrong, setWrong] = useState<string[]>([]);
  const { send, isWorking, problem } = usePost(RENEWS);
  if (!one.mayDecide) return null;
  const submit = async () => {
    const missing = [agency === null && 'agency', reason.trim() === '' && 'arbitration-reason'].filter(
      (field): field is string => field !== false,
    );
    setWrong(missing);
    if (missing.length > 0) return focusField(missing);
    const body = { version: one.version, agency, reason: reason.trim(), keepRule };
    if (await send(`/arbitrations/${one.id}/actions/decide`, body, text.done(number))) setOpen(false);
  };
  return (
    <div className="order-actions">
      <Button asks look="primary" onPress={() => setOpen(true)} aria-label={`${text.decide} ${number}`}>
        {text.decide}
      </Button>
      <Dialog title={text.decideTitle(number)} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p className="tells">{text.decideTells}</p>
        <div className="form">
          <Choice
            name="agency"
            label={text.agency}
            isRequired
            error={wrong.includes('agency') ? text.agencyNeed : null}
            wide
            options={agencies}
            value={agency}
            onChange={setAgency}
          />
          <TextField
            name="arbitration-reason"
            label={words.returns.reason}
            isRequired
            error={wrong.includes('arbitration-reason') ? words.returns.reasonNeed : null}
            value={reason}
            onChange={setReason}
            lines={3}
            wide
          />
          <Check
            name="keepRule"
            label={isOfDistrict ? text.keep : text.keepCity}
            value={keepRule}
            onChange={setKeepRule}
          />
        </div>
        <p className="form-problem" role="alert">
          {problem}
        </p>
        <div className="dialog-actions">
          <Button look="primary" isWorking={isWorking} onPress={() => void submit()}>
            {text.submit}
          </Button>
          <Button onPress={() => setOpen(false)}>{words.states.cancel}</Button>
        </div>
      </Dialog>
    </div>
  );
}
