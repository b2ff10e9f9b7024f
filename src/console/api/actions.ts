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

/** Cases this page is acting on or has just acted on: their news are not somebody else's. */
const own = new Map<string, number>();
const OWN_FOR = 3_000;
export const isOwnAct = (number: string): boolean => (own.get(number) ?? 0) > Date.now();

/** While it is done, and a moment after. */
export async function asOwn<T>(number: string, work: () => Promise<T>): Promise<T> {
  own.set(number, Number.POSITIVE_INFINITY);
  try {
    return await work();
  } finally {
    own.set(number, Date.now() + OWN_FOR);
  }
}

async function send(client: QueryClient, act: Act): Promise<Outcome> {
  const { action, number, workOrderId, version, body } = act;
  // A note contradicts nobody: it is written whatever has happened in between.
  const input = action === 'note' ? { ...body } : { version, ...body };
  if (workOrderId) {
    const done = await api.post<OrderActed>(`/work-orders/${workOrderId}/actions/${action}`, input);
    patchOrder(client, done.id, { state: done.state, version: done.version });
    patchCase(client, number, done.case);
    return { petition: done.petition };
  } else {
    const done = await api.post<CaseActed & Outcome>(
      `/cases/${encodeURIComponent(number)}/actions/${action}`,
      input,
    );
    const { petition, password, ...acted } = done;
    patchCase(client, number, acted);
    return { petition, password };
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
