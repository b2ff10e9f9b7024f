import { expect, it } from '@jest/globals';
import type { Role } from '../access/roles.js';
import { type CallBackAct, type Obstacle, obstacleTo } from './call-back.rules.js';

const me = (role: Role) => ({ id: 'me', role, agency: null });
const free = { openedBy: null, takenBy: null, closedAt: null };
const own = { ...free, openedBy: 'me' };
const mine = { ...free, takenBy: 'me' };
const another = { ...free, takenBy: 'another' };

it.each<[CallBackAct, Role, string, Parameters<typeof obstacleTo>[2], Obstacle | null]>([
  ['take', 'agent', 'that is free', free, null],
  ['take', 'petition_clerk', 'that is free', free, null],
  ['take', 'agent', 'that they opened', own, 'own'],
  ['take', 'agent', 'that another opened', { ...free, openedBy: 'another' }, null],
  ['take', 'petition_clerk', 'that they opened', own, null],
  ['take', 'supervisor', 'that they opened', own, null],
  ['take', 'agent', 'that is theirs already', mine, 'taken'],
  ['take', 'supervisor', 'that another has', another, 'taken'],
  ['give-back', 'agent', 'that is theirs', mine, null],
  ['give-back', 'agent', 'that another has', another, 'not-yours'],
  ['give-back', 'supervisor', 'that another has', another, null],
  ['give-back', 'supervisor', 'that is free', free, 'not-yours'],
  ['attempt', 'agent', 'that is theirs', mine, null],
  ['attempt', 'agent', 'that is free', free, 'not-yours'],
  ['attempt', 'supervisor', 'that another has', another, 'not-yours'],
  ['close', 'agent', 'that is theirs', mine, null],
  ['close', 'agent', 'that is free', free, 'not-yours'],
  ['close', 'supervisor', 'that is free', free, null],
  ['close', 'petition_clerk', 'that another has', another, 'not-yours'],
])('%s by the %s of a call-back %s', (act, role, _, task, expected) => {
  expect(obstacleTo(act, me(role), task)).toBe(expected);
  expect(obstacleTo(act, me(role), { ...task, closedAt: new Date(0) })).toBe('closed');
});
