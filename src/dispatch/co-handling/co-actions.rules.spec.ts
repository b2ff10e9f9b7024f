import { describe, expect, it } from '@jest/globals';
import { CO_ACTION_NAMES, CO_ACTIONS, type CoActionName, isPossibleOnCoLeg } from './co-actions.rules.js';

const TABLE: Record<CoActionName, string> = {
  acknowledge: 'asked: dispatched → acknowledged',
  unacknowledge: 'asked: acknowledged → dispatched',
  arrive: 'asked: acknowledged → as it is',
  answer: 'asked: acknowledged → closed',
  decline: 'asked: dispatched acknowledged → closed',
  recall: 'asker: dispatched acknowledged → closed',
  'take-over': 'asked: acknowledged → as it is',
  chase: 'asker: dispatched acknowledged → as it is',
  'answer-chase': 'asked: dispatched acknowledged → as it is',
};

describe('an agency that is asked', () => {
  it.each(CO_ACTION_NAMES)('%s', name => {
    const { by, to } = CO_ACTIONS[name];
    const from = (['dispatched', 'acknowledged', 'closed'] as const).filter(state =>
      isPossibleOnCoLeg(state, name),
    );
    expect(`${by}: ${from.join(' ')} → ${to ?? 'as it is'}`).toBe(TABLE[name]);
  });

  it('does nothing with what has ended, and never reports: that is the lead’s', () => {
    for (const name of CO_ACTION_NAMES) {
      expect(isPossibleOnCoLeg('closed', name)).toBe(false);
      expect(isPossibleOnCoLeg('reported', name)).toBe(false);
    }
  });
});
