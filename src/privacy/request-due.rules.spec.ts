import { expect, it } from '@jest/globals';
import { extendedDueAt, type RequestKind, requestDueAt } from './request-due.rules.js';

it.each<[RequestKind, string, string, string]>([
  ['access', '2026-11-21T10:00:00+08:00', '2026-12-07T00:00:00+08:00', '2026-12-22T00:00:00+08:00'],
  ['copy', '2026-11-21T23:59:59+08:00', '2026-12-07T00:00:00+08:00', '2026-12-22T00:00:00+08:00'],
  ['copy', '2026-11-22T00:00:00+08:00', '2026-12-08T00:00:00+08:00', '2026-12-23T00:00:00+08:00'],
  ['correct', '2028-02-01T09:00:00+08:00', '2028-03-03T00:00:00+08:00', '2028-04-02T00:00:00+08:00'],
  ['delete', '2027-02-01T09:00:00+08:00', '2027-03-04T00:00:00+08:00', '2027-04-03T00:00:00+08:00'],
  ['stop', '2026-12-31T09:00:00+08:00', '2027-01-31T00:00:00+08:00', '2027-03-02T00:00:00+08:00'],
])('%s received %s is due before %s, extended before %s', (kind, received, due, extended) => {
  const at = new Date(received);
  expect(requestDueAt(kind, at)).toEqual(new Date(due));
  expect(extendedDueAt(kind, at)).toEqual(new Date(extended));
});
