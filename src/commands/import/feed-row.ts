import type { Status } from '../replay/line.rules.js';

/** One row of an old system's feed, read and not yet compared with what the city knows. */
export interface FeedRow {
  number: string;
  status: Status;
  createdAt: Date;
  sentAt: Date | null;
  closedAt: Date | null;
  /** What it is about, from fine to coarse. */
  items: string[];
  unit: string;
  district: string;
  zip: string;
  place: string;
  description: string;
  handling: string;
  point: { lng: number; lat: number } | null;
  /** What was wrong with it and is no reason to reject it. */
  doubts: string[];
}

/** Rejects (RejectedLine) what cannot be understood. */
export type ReadRow = (row: Record<string, unknown>, now: Date) => FeedRow;
