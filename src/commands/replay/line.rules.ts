import type { ReleaseWay } from '../../closure/closure.dto.js';
import { readTime } from '../../platform/clock/read-time.js';

/** One case of the city's feed, as far as the replay needs it. Times are ISO 8601; without an offset, the city's. */
export interface ReplayLine {
  fileNo: string;
  createdAt: Date;
  district: string;
  itemCode: string | null;
  steps: ReplayStep[];
  closingKind: string | null;
  /** Only of an import. */
  told?: Told;
}

/** What an old system tells in words. It does not say when who did what, so such a case has no clocks. */
export interface Told {
  description: string;
  place: string | null;
  point: { lng: number; lat: number } | null;
  /** What was done, as it was written down. */
  handling: string | null;
  how: ReleaseWay;
}

export interface ReplayStep {
  at: Date;
  status: Status;
  unit: string;
  item: string;
}

/** 1 建立中, 2 待確認, 3 待處理, 4 處理完成, 5 解除管制, 9 withdrawn. */
const STATUSES = [1, 2, 3, 4, 5, 9] as const;
export type Status = (typeof STATUSES)[number];

const KEYS = ['file_no', 'created_at', 'district', 'item', 'item_code', 'unit', 'transitions'];
const STEP_KEYS = ['status', 'seen_at', 'unit', 'item'];

/** Why a line is rejected, in words. */
export class RejectedLine extends Error {}

/**
 * Reads one line. An event happens at the latest of the case's creation, the event before it and when it was seen.
 * A withdrawal that the case outlived was a slip and is left out.
 */
export function readLine(text: string): ReplayLine {
  const raw = parsed(text);
  need(raw, KEYS, '');
  const createdAt = time(raw.created_at, 'created_at');
  const transitions = raw.transitions;
  if (!Array.isArray(transitions) || transitions.length === 0) throw new RejectedLine('no transitions');
  const steps: ReplayStep[] = [];
  let seenBefore = new Date(0);
  let at = createdAt;
  for (const [index, one] of (transitions as Record<string, unknown>[]).entries()) {
    const where = `transitions[${index}].`;
    need(one, STEP_KEYS, where);
    const seenAt = time(one.seen_at, `${where}seen_at`);
    if (seenAt < seenBefore) throw new RejectedLine(`${where}seen_at is earlier than the one before`);
    seenBefore = seenAt;
    at = seenAt > at ? seenAt : at;
    steps.push({ at, status: status(one.status, where), unit: word(one.unit), item: word(one.item) });
  }
  return {
    fileNo: fileNo(raw.file_no),
    createdAt,
    district: word(raw.district),
    itemCode: word(raw.item_code) || null,
    steps: steps.filter(({ status }, index) => status !== 9 || index === steps.length - 1),
    closingKind: word(raw.closing_kind) || null,
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value = JSON.parse(text) as unknown;
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    throw new RejectedLine('invalid JSON');
  }
  throw new RejectedLine('not a JSON object');
}

function need(object: Record<string, unknown>, keys: string[], where: string): void {
  const missing = keys.filter(key => object === null || typeof object !== 'object' || !(key in object));
  if (missing.length > 0) throw new RejectedLine(`missing ${missing.map(key => where + key).join(', ')}`);
}

function fileNo(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : word(value);
  if (text === '') throw new RejectedLine('missing file_no');
  return text;
}

function time(value: unknown, name: string): Date {
  const read = readTime(value);
  if (!read) throw new RejectedLine(`${name} is no time`);
  return read;
}

function status(value: unknown, where: string): Status {
  const known = STATUSES.find(one => one === value);
  if (known === undefined) throw new RejectedLine(`${where}status ${String(value)} is unknown`);
  return known;
}

const word = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
