import type { Asker } from '../../access/rights.js';
import { flawsOf } from '../../cases/state-table.rules.js';
import type { WorkOrder } from '../work-order.entity.js';

export type CoLegState = Exclude<WorkOrder['state'], 'reported'>;

interface CoAction {
  /** Who does it: the agency that is asked, or who asks. */
  by: 'asked' | 'asker';
  from: readonly CoLegState[];
  /** Null: the leg stays as it is. */
  to: CoLegState | null;
}

const OPEN: readonly CoLegState[] = ['dispatched', 'acknowledged'];

/**
 * What may be done with the leg of an agency that is asked (會辦), by the state of the leg. None of it changes the state
 * of the case. Rules, rights (`co-leg.*`) and buttons read it.
 */
export const CO_ACTIONS = {
  acknowledge: { by: 'asked', from: ['dispatched'], to: 'acknowledged' },
  unacknowledge: { by: 'asked', from: ['acknowledged'], to: 'dispatched' },
  arrive: { by: 'asked', from: ['acknowledged'], to: null },
  answer: { by: 'asked', from: ['acknowledged'], to: 'closed' },
  // It says that it has nothing to say to it; who asked goes on without.
  decline: { by: 'asked', from: OPEN, to: 'closed' },
  recall: { by: 'asker', from: OPEN, to: 'closed' },
  // 接手 by a colleague; 稽催 of what is overdue by who waits for it, and its answer.
  'take-over': { by: 'asked', from: ['acknowledged'], to: null },
  chase: { by: 'asker', from: OPEN, to: null },
  'answer-chase': { by: 'asked', from: OPEN, to: null },
} as const satisfies Record<string, CoAction>;

export type CoActionName = keyof typeof CO_ACTIONS;
export const CO_ACTION_NAMES = Object.keys(CO_ACTIONS) as CoActionName[];

export const isPossibleOnCoLeg = (state: WorkOrder['state'], name: CoActionName): boolean => {
  const { from }: CoAction = CO_ACTIONS[name];
  return from.some(one => one === state);
};

/** The centre writes down what an agency without accounts has said by telephone or fax. */
export const isForAnother = (me: Pick<Asker, 'agency'>, name: CoActionName): boolean =>
  me.agency === null && CO_ACTIONS[name].by === 'asked';

/** Empty at every start. */
export const flawsOfCoActions = (): string[] =>
  flawsOf<CoLegState>('co-handling', {
    ...{ start: 'dispatched', ends: ['closed'] },
    moves: Object.values<CoAction>(CO_ACTIONS).flatMap(({ from, to }) => (to === null ? [] : [{ from, to }])),
  });
