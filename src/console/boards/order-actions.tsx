import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/actions.js';
import { isProblem } from '../api/client.js';
import type { WorkOrderCard } from '../api/types.js';
import { ActionDialog } from '../case/action-dialog.js';
import { CoLegButtons } from '../co-handling/co-leg-buttons.js';
import { nextOf } from '../co-handling/co-legs.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { problemWords, useWords } from '../words/use-words.js';

/** The next step of an order, without leaving the list. */
export function OrderActions({ order }: { order: WorkOrderCard }) {
  if (order.role === 'lead') return <LeadActions order={order} />;
  return <CoLegButtons leg={order} of={order.case.number} actions={nextOf(order)} />;
}

function LeadActions({ order }: { order: WorkOrderCard }) {
  const words = useWords();
  const client = useQueryClient();
  const act = useAct();
  const [working, setWorking] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'report' | 'reply' | 'resume' | null>(null);
  const { case: card } = order;

  const doNow = async (action: 'acknowledge' | 'arrive') => {
    setWorking(action);
    setProblem(null);
    try {
      await act({ action, number: card.number, workOrderId: order.id, version: order.version });
      say('result', words.case.done(words.case.action[action] ?? action));
    } catch (error) {
      setProblem(isProblem(error, 'STALE_VERSION') ? words.case.overtaken : problemWords(error, words));
      void client.invalidateQueries({ queryKey: ['work-orders'] });
    } finally {
      setWorking(null);
    }
  };
  const finish = card.kind === 'dispatch' ? 'report' : 'reply';
  const next = card.state === 'waiting' ? 'resume' : finish;

  return (
    <div className="order-actions">
      {order.state === 'dispatched' && (
        <Button
          look="primary"
          isWorking={working === 'acknowledge'}
          onPress={() => void doNow('acknowledge')}
          aria-label={`${words.boards.agency.acknowledge} ${card.number}`}
        >
          {words.boards.agency.acknowledge}
        </Button>
      )}
      {order.state === 'acknowledged' && (
        <>
          <Button
            asks
            look="primary"
            onPress={() => setDialog(next)}
            aria-label={`${words.boards.agency[next]} ${card.number}`}
          >
            {words.boards.agency[next]}
          </Button>
          {next === 'report' && !order.arrivedAt && (
            <Button
              isWorking={working === 'arrive'}
              onPress={() => void doNow('arrive')}
              aria-label={`${words.boards.agency.arrive} ${card.number}`}
            >
              {words.boards.agency.arrive}
            </Button>
          )}
        </>
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {dialog && (
        <ActionDialog
          action={dialog}
          of={{
            number: card.number,
            kind: card.kind,
            category: card.category.code,
            workOrderId: order.id,
            version: order.version,
            hasArrived: order.arrivedAt !== null,
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}
