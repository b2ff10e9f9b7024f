import { taipeiDay } from './due.rules.js';

/** 個資法 §3: 查詢或請求閱覽、製給複製本、補充或更正、停止蒐集處理或利用、刪除. */
export const REQUEST_KINDS = ['access', 'copy', 'correct', 'stop', 'delete'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** How it was made sure that the person is who they say; no document is kept. */
export const IDENTIFIED_BY = [
  'id_card',
  'case_password',
  'call_back',
  'digital_certificate',
  'written',
] as const;
export type IdentifiedBy = (typeof IDENTIFIED_BY)[number];

/**
 * Days to decide, and by how many at most that may be extended, once (個資法 §13: 15 + 15 for what §10 grants,
 * 30 + 30 for §11). Calendar days; a last day that is a holiday would be extended by law and is not here: the city is
 * early rather than late.
 */
export const DAYS: Readonly<Record<RequestKind, number>> = {
  access: 15,
  copy: 15,
  correct: 30,
  stop: 30,
  delete: 30,
};

/** The end of the last day, exclusive: 24:00 in Taipei. The day of receipt does not count. */
export const requestDueAt = (kind: RequestKind, receivedAt: Date): Date => endAfter(receivedAt, DAYS[kind]);

/** Once, from the original due time. */
export const extendedDueAt = (kind: RequestKind, receivedAt: Date): Date =>
  endAfter(receivedAt, 2 * DAYS[kind]);

function endAfter(from: Date, days: number): Date {
  const start = new Date(`${taipeiDay(from)}T00:00:00+08:00`);
  // Taiwan has had no summer time since 1979.
  return new Date(start.getTime() + (days + 1) * 86_400_000);
}
