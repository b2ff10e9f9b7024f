import { useCallback, useState } from 'react';
import { useCity } from '../api/queries.js';
import type { CasePage } from '../api/types.js';
import { useCityOptions } from '../boards/filters.js';
import { ScanHint } from '../desk/scan-hint.js';
import { usePost } from '../identity/use-post.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Check } from '../shell/controls/check.js';
import { Choice } from '../shell/controls/choice.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Select } from '../shell/controls/select.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useNames, useWords } from '../words/use-words.js';

type Way = 'return' | 'dispute';
const RENEWS = ['case', 'returns', 'arbitrations', 'work-orders', 'counters'] as const;

/** The agency says that the case is not its own: to its chief, or to the commission. */
export function AskReturn({ page }: { page: CasePage }) {
  const { returns: text } = useWords();
  const [way, setWay] = useState<Way | null>(null);
  const may = (name: Way) => page.actions.some(({ action, allowed }) => action === name && allowed);
  return (
    <>
      {may('return') && (
        <Button asks onPress={() => setWay('return')}>
          {text.ask}
        </Button>
      )}
      {may('dispute') && (
        <Button asks onPress={() => setWay('dispute')}>
          {text.dispute}
        </Button>
      )}
      <Dialog
        title={way === 'dispute' ? text.disputeTitle(page.number) : text.askTitle(page.number)}
        isOpen={way !== null}
        onClose={() => setWay(null)}
      >
        {way && <Form page={page} way={way} onClose={() => setWay(null)} />}
      </Dialog>
    </>
  );
}

function Form({ page, way, onClose }: { page: CasePage; way: Way; onClose: () => void }) {
  const words = useWords();
  const text = words.returns;
  const { name } = useNames();
  const city = useCity();
  const { agencies } = useCityOptions();
  const [code, setCode] = useState('');
  const [toAgency, setToAgency] = useState<string | null>(null);
  const [opinion, setOpinion] = useState('');
  const [siteVisit, setSiteVisit] = useState(false);
  const [wrong, setWrong] = useState<string[]>([]);
  const { send, isWorking, problem } = usePost(RENEWS);
  const isReturn = way === 'return';

  const submit = useCallback(async () => {
    const missing = [isReturn && code === '' && 'code', opinion.trim() === '' && 'opinion'].filter(
      (field): field is string => field !== false,
    );
    setWrong(missing);
    if (missing.length > 0) {
      say('wrong', words.states.wrongFields(missing.length));
      return focusField(missing);
    }
    const order = page.workOrders.find(({ id }) => id === page.workOrder?.id);
    const wish = isReturn ? { code, siteVisit, ...(toAgency && { toAgency }) } : {};
    const body = { version: order?.version, opinion: opinion.trim(), ...wish };
    const done = isReturn ? text.asked : text.disputed;
    if (await send(`/work-orders/${order?.id}/actions/${way}`, body, done)) onClose();
  }, [isReturn, code, opinion, siteVisit, toAgency, page, way, send, text, words, onClose]);
  useShortcut('record', () => void submit());

  return (
    <>
      <p className="tells">{isReturn ? text.askTells : text.disputeTells}</p>
      <div className="form">
        {isReturn && (
          <>
            <Select
              name="code"
              label={text.code}
              isRequired
              error={wrong.includes('code') ? text.codeNeed : null}
              empty=""
              options={(city?.returnReasons ?? []).map(one => ({ id: one.code, label: name(one) }))}
              value={code}
              onChange={value => setCode(value ?? '')}
            />
            <Choice
              name="toAgency"
              label={text.toAgency}
              wide
              options={agencies.filter(({ id }) => id !== page.agency?.code)}
              value={toAgency}
              onChange={setToAgency}
            />
          </>
        )}
        <TextField
          name="opinion"
          label={isReturn ? text.opinion : text.disputeOpinion}
          isRequired
          error={wrong.includes('opinion') ? text.opinionNeed : null}
          value={opinion}
          onChange={setOpinion}
          lines={4}
          wide
        />
        <ScanHint text={opinion} />
        {isReturn && (
          <Check name="siteVisit" label={text.siteVisit} value={siteVisit} onChange={setSiteVisit} />
        )}
      </div>
      <p className="form-problem" role="alert">
        {problem}
      </p>
      <div className="dialog-actions">
        <Button look="primary" isWorking={isWorking} onPress={() => void submit()}>
          {isReturn ? text.submit : text.disputeSubmit}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </>
  );
}
