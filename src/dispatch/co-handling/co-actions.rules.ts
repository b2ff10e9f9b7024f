import { flawsOf } from '../../cases/state-table.rules.js';
import type { WorkOrder } from '../work-order.entity.js';

export type CoLegState = Exclude<WorkOrder['state'], 'reported'>;

interface CoAction {
  /** Who does it: the agency that is asked, or who asks. */
  by: 'asked' | 'asker';
  from: readonly CoLegState[];
  to: CoLegState;
}

const OPEN: readonly CoLegState[] = ['dispatched', 'acknowledged'];

/**
 * What may be done with the leg of an agency that is asked (會辦), by the state of the leg. None of it changes the state
 * of the case. Rules, rights (`co-leg.*`) and buttons read it.
 */
export const CO_ACTIONS = {
  acknowledge: { by: 'asked', from: ['dispatched'], to: 'acknowledged' },
  unacknowledge: { by: 'asked', from: ['acknowledged'], to: 'dispatched' },
  arrive: { by: 'asked', from: ['acknowledged'], to: 'acknowledged' },
  answer: { by: 'asked', from: ['acknowledged'], to: 'closed' },
  // It says that it has nothing to say to it; who asked goes on without.
  decline: { by: 'asked', from: OPEN, to: 'closed' },
  recall: { by: 'asker', from: OPEN, to: 'closed' },
} as const satisfies Record<string, CoAction>;

export type CoActionName = keyof typeof CO_ACTIONS;
export const CO_ACTION_NAMES = Object.keys(CO_ACTIONS) as CoActionName[];

export const isPossibleOnCoLeg = (state: WorkOrder['state'], name: CoActionName): boolean => {
  const { from }: CoAction = CO_ACTIONS[name];
  return from.some(one => one === state);
};

/** Empty at every start. */
export const flawsOfCoActions = (): string[] =>
  flawsOf<CoLegState>('co-handling', {
    ...{ start: 'dispatched', ends: ['closed'] },
    moves: Object.values(CO_ACTIONS),
  });
