import { expect, it } from '@jest/globals';
import { outcomeOfStatus } from './sms.rules.js';

it.each([
  [200, null, null],
  [202, null, null],
  [204, null, null],
  [302, 'deferred', true],
  [400, 'refused', false],
  [401, 'deferred', true],
  [404, 'deferred', true],
  [422, 'refused', false],
  [429, 'deferred', true],
  [500, 'deferred', true],
  [503, 'deferred', true],
])('an answer of %i: %s, the gateway is down: %s', (status, result, down) => {
  const outcome = outcomeOfStatus(status);
  expect([outcome?.result ?? null, outcome?.gatewayDown ?? null]).toEqual([result, down]);
});
