import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { patchCase, patchOrder } from '../live/merge.js';
import { api } from './client.js';
import type { CaseState, WorkOrderState } from './types.js';

/** An action on a case or on its work order, and what the person filled in. */
export interface Act {
  action: string;
  number: string;
  /** Of the work order, when it is the work order's action. */
  workOrderId: string | null;
  version: number;
  body?: Record<string, unknown>;
}

interface CaseActed {
  number: string;
  state: CaseState;
  version: number;
}
/** The petition that came of the action, where one did. */
export interface Outcome {
  petition?: string;
  password?: string;
}
interface OrderActed extends Outcome {
  id: string;
  state: WorkOrderState;
  version: number;
  case: CaseActed;
}
/** What an action on a case answers, or one on what belongs to it. */
export type Acted = CaseActed | { case: CaseActed };

/** Up to which version each case is as this page made it: such news are not somebody else's. */
const own = new Map<string, number>();
export const isOwnAct = (number: string, version: number): boolean => version <= (own.get(number) ?? -1);

/** All its news while it is done; afterwards those of the version that came of it, and of no later one. */
export async function asOwn<T extends Acted>(number: string, work: () => Promise<T>): Promise<T> {
  own.set(number, Number.POSITIVE_INFINITY);
  try {
    const done = await work();
    own.set(number, 'case' in done ? done.case.version : done.version);
    return done;
  } catch (error) {
    own.delete(number);
    throw error;
  }
}

async function send(client: QueryClient, act: Act): Promise<Outcome & Acted> {
  const { action, number, workOrderId, version, body } = act;
  // A note contradicts nobody: it is written whatever has happened in between.
  const input = action === 'note' ? { ...body } : { version, ...body };
  if (workOrderId) {
    const done = await api.post<OrderActed>(`/work-orders/${workOrderId}/actions/${action}`, input);
    patchOrder(client, done.id, { state: done.state, version: done.version });
    patchCase(client, number, done.case);
    return done;
  } else {
    const done = await api.post<CaseActed & Outcome>(
      `/cases/${encodeURIComponent(number)}/actions/${action}`,
      input,
    );
    patchCase(client, number, done);
    return done;
  }
}

export function useAct() {
  const client = useQueryClient();
  return useCallback(
    async (act: Act) => {
      try {
        return await asOwn(act.number, () => send(client, act));
      } finally {
        void client.invalidateQueries({ queryKey: ['case', act.number] });
        void client.invalidateQueries({ queryKey: ['counters'] });
      }
    },
    [client],
  );
}
