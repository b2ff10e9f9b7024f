import { describe, expect, it } from '@jest/globals';
import { CO_ACTION_NAMES, CO_ACTIONS, type CoActionName, isPossibleOnCoLeg } from './co-actions.rules.js';

const TABLE: Record<CoActionName, string> = {
  acknowledge: 'asked: dispatched → acknowledged',
  unacknowledge: 'asked: acknowledged → dispatched',
  arrive: 'asked: acknowledged → acknowledged',
  answer: 'asked: acknowledged → closed',
  decline: 'asked: dispatched acknowledged → closed',
  recall: 'asker: dispatched acknowledged → closed',
};

describe('an agency that is asked', () => {
  it.each(CO_ACTION_NAMES)('%s', name => {
    const { by, to } = CO_ACTIONS[name];
    const from = (['dispatched', 'acknowledged', 'closed'] as const).filter(state =>
      isPossibleOnCoLeg(state, name),
    );
    expect(`${by}: ${from.join(' ')} → ${to}`).toBe(TABLE[name]);
  });

  it('does nothing with what has ended, and never reports: that is the lead’s', () => {
    for (const name of CO_ACTION_NAMES) {
      expect(isPossibleOnCoLeg('closed', name)).toBe(false);
      expect(isPossibleOnCoLeg('reported', name)).toBe(false);
    }
  });
});
