import { describe, expect, it } from '@jest/globals';
import type { Origin } from '../events.js';
import { flawOfReceipt } from './received-at.rules.js';

const NOW = new Date('2026-11-20T09:00:00+08:00');

describe('a time of receipt', () => {
  it.each<[string, Origin, string | null]>([
    ['2026-11-20T09:00:00+08:00', 'live', null],
    ['2026-11-20T09:05:00+08:00', 'live', null],
    ['2026-11-20T09:05:01+08:00', 'live', 'INVALID'],
    ['2026-11-20T09:05:01+08:00', 'replay', 'INVALID'],
    ['2026-10-21T09:00:00+08:00', 'live', null],
    ['2026-10-21T08:59:59+08:00', 'live', 'RECEIVED_TOO_LONG_AGO'],
    ['1900-01-01T00:00:00+08:00', 'live', 'RECEIVED_TOO_LONG_AGO'],
    ['1900-01-01T00:00:00+08:00', 'demo', 'RECEIVED_TOO_LONG_AGO'],
    ['2016-11-01T09:00:00+08:00', 'replay', null],
  ])('of %s, %s: %s', (time, origin, code) => {
    const flaw = flawOfReceipt(new Date(time), NOW, { origin, mayBeLate: false });
    expect(flaw && (flaw.code ?? 'INVALID')).toBe(code);
  });

  it.each<[string, string | undefined, string | null]>([
    ['2026-10-22T09:00:00+08:00', undefined, null],
    ['2026-09-01T09:00:00+08:00', undefined, 'lateReason LATE_REASON_NEEDED'],
    ['2026-09-01T09:00:00+08:00', '', 'lateReason LATE_REASON_NEEDED'],
    ['2026-09-01T09:00:00+08:00', '夾在他案卷內', null],
    ['2025-11-20T08:59:59+08:00', '夾在他案卷內', 'receivedAt RECEIVED_TOO_LONG_AGO'],
    ['2026-11-20T09:05:01+08:00', '夾在他案卷內', 'receivedAt INVALID'],
  ])('of %s, by who may record it late, because “%s”: %s', (time, lateReason, expected) => {
    const flaw = flawOfReceipt(new Date(time), NOW, { origin: 'live', mayBeLate: true, lateReason });
    expect(flaw && `${flaw.field} ${flaw.code ?? 'INVALID'}`).toBe(expected);
  });
});
