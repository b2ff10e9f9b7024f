import { useState } from 'react';
import { useAct } from '../api/actions.js';
import { isProblem } from '../api/client.js';
import type { CasePage, PossibleAction } from '../api/types.js';
import { AskExtension } from '../clocks/ask-extension.js';
import { AskCoHandling } from '../co-handling/ask-co-handling.js';
import { CoHandling } from '../co-handling/co-handling.js';
import { coLegsOf } from '../co-handling/co-legs.js';
import { ContractorLinks } from '../contractor/links.js';
import { isIncidentAction, untoldOf } from '../incidents/incident-actions.js';
import { IncidentDialog } from '../incidents/incident-dialog.js';
import { say } from '../live/announce.js';
import { isPetitionAction } from '../petitions/petition-actions.js';
import { PetitionDialog } from '../petitions/petition-dialog.js';
import { AskReturn } from '../returns/ask-return.js';
import { ReviewElsewhere } from '../reviews/review-elsewhere.js';
import { JudgeElsewhere } from '../sampling/judge-elsewhere.js';
import { Button } from '../shell/controls/button.js';
import { PlanVisit } from '../visits/plan-visit.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';
import { WorksAnswer } from '../works-answer/works-answer.js';
import { ActionDialog } from './action-dialog.js';
import { isImmediate } from './action-fields.js';
import { ActionGroup } from './action-group.js';
import { actionName } from './action-label.js';
import { offerOf } from './contractor-offer.js';
import { NotNow } from './not-now.js';

/** The next step in the life of a case comes first and is the primary one. */
const NEXT_STEPS = ['route', 'acknowledge', 'resume', 'report', 'reply', 'release', 'release-member'];
/** What gives the case another way stands behind what is done every day. */
const ASKS = ['merge', 'split', 'not-handle', 'transfer', 'convert', 'open-petition', 'link-repeat'];
/** What undoes or ends something stands last, and no focus falls on it by itself. */
const CORRECTIONS = [
  'unmerge',
  'recategorise',
  'reassign',
  'recall',
  'unacknowledge',
  'take-back-release',
  'withdraw',
];

const hasButton = ({ actions, workOrders, extendable }: CasePage): boolean =>
  extendable !== null ||
  [...actions, ...workOrders.flatMap(({ coActions }) => coActions)].some(({ allowed }) => allowed);

/** Buttons from the state table; what is not possible now says why. */
export function Actions({ page }: { page: CasePage }) {
  const words = useWords();
  const { said } = useNames();
  const act = useAct();
  const [open, setOpen] = useState<string | null>(null);
  const [working, setWorking] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const possible = page.actions.filter(action => action.allowed && words.case.action[action.action]);
  const primary = NEXT_STEPS.find(step => possible.some(({ action }) => action === step));
  const everyday = possible
    .filter(({ action }) => !ASKS.includes(action) && !CORRECTIONS.includes(action))
    .sort((a, b) => Number(b.action === primary) - Number(a.action === primary));
  const among = (names: string[]) =>
    names.flatMap(name => possible.filter(({ action }) => action === name)).map(show);
  const opened = page.actions.find(({ action }) => action === open);

  const of = (action: PossibleAction) => {
    const order = page.workOrders.find(({ id }) => id === action.workOrderId);
    return {
      number: page.number,
      kind: page.kind,
      category: page.category.code,
      workOrderId: action.target === 'work-order' ? (order?.id ?? null) : null,
      version: action.target === 'work-order' ? (order?.version ?? 0) : page.version,
      why: action.allowed ? null : said(action.why),
      told: page.told,
      coLegs: coLegsOf(page),
      untold: untoldOf(page),
      offer: action.action === 'report' ? offerOf(page) : null,
      hasArrived: Boolean(order?.arrivedAt),
      ...(action.action === 'pause' && { mayWaitFor: page.mayWaitFor }),
    };
  };
  const start = async (action: PossibleAction) => {
    setProblem(null);
    if (!isImmediate(action.action)) return setOpen(action.action);
    setWorking(action.action);
    try {
      await act({ action: action.action, ...of(action) });
      say('result', words.case.done(actionName(action.action, page.kind, words)));
    } catch (error) {
      setProblem(isProblem(error, 'STALE_VERSION') ? words.case.overtaken : problemWords(error, words));
    } finally {
      setWorking(null);
    }
  };

  function show(action: PossibleAction) {
    return (
      <Button
        key={action.action}
        asks={!isImmediate(action.action)}
        look={action.action === primary ? 'primary' : 'plain'}
        isWorking={working === action.action}
        onPress={() => void start(action)}
      >
        {actionName(action.action, page.kind, words)}
      </Button>
    );
  }

  return (
    <section className="case-column case-actions" aria-labelledby="actions">
      <h2 id="actions">{words.case.actions}</h2>
      {!hasButton(page) && <p className="muted">{words.case.noActions}</p>}
      {everyday.length > 0 && <div className="action-buttons">{everyday.map(show)}</div>}
      <ActionGroup id="actions-ask" heading={words.case.actionGroups.ask}>
        <AskExtension page={page} />
        <AskCoHandling page={page} />
        <PlanVisit page={page} />
        <AskReturn page={page} />
        {among(ASKS)}
        <JudgeElsewhere page={page} />
        <ReviewElsewhere page={page} />
        <WorksAnswer page={page} />
      </ActionGroup>
      <ActionGroup id="actions-correct" heading={words.case.actionGroups.correct}>
        {among(CORRECTIONS)}
      </ActionGroup>
      <CoHandling page={page} />
      <ContractorLinks page={page} />
      <p className="form-problem" role="alert">
        {problem}
      </p>
      <NotNow page={page} />
      {opened && isPetitionAction(opened.action) && (
        <PetitionDialog
          key={opened.action}
          action={opened.action}
          page={page}
          why={opened.allowed ? null : said(opened.why)}
          onClose={() => setOpen(null)}
        />
      )}
      {opened && isIncidentAction(opened.action) && (
        <IncidentDialog
          key={opened.action}
          action={opened.action}
          page={page}
          why={opened.allowed ? null : said(opened.why)}
          onClose={() => setOpen(null)}
        />
      )}
      {opened && !isPetitionAction(opened.action) && !isIncidentAction(opened.action) && (
        <ActionDialog
          key={opened.action}
          action={opened.action}
          of={of(opened)}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
