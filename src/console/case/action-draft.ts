import type { CasePage, CaseWorkOrder, PauseReason } from '../api/types.js';
import { serverNow } from '../live/server-time.js';
import { isoDay, type Language, rocDay } from '../words/dates.js';
import type { Filled } from './action-fields.js';
import type { Photo } from './chosen-photo.js';
import type { Offer } from './contractor-offer.js';

export interface ActedOn {
  number: string;
  kind: string;
  category: string;
  /** Of the work order, for the work order's actions. */
  workOrderId: string | null;
  version: number;
  /** Why it is not possible any more, after somebody else acted. */
  why?: string | null;
  /** Whether the citizen has been told, where the page knows it. */
  told?: CasePage['told'];
  /** Who else was asked, where the page knows it. */
  coLegs?: readonly CaseWorkOrder[];
  /** Cases merged into it whose citizens were not told yet, for the release. */
  untold?: readonly string[];
  /** What a contractor has reported, for the report. */
  offer?: Offer | null;
  /** It was told before when somebody was there, for the report. */
  hasArrived?: boolean;
  /** What may be waited for, for the waiting. */
  mayWaitFor?: readonly PauseReason[];
}

export interface ActionDraft {
  filled: Filled;
  photos: Photo[];
  /** Reports with the contractor's photos as well. */
  withOffered?: boolean;
  /** Told with the reply. */
  remedies?: string[];
  /** By number, how the citizen of each merged case was told. */
  ways?: Record<string, string>;
}

/** Where there is but one thing to wait for, it is chosen; who reports was mostly there the same day. */
export function begun({ mayWaitFor = [] }: ActedOn, language: Language): ActionDraft {
  const today = isoDay(serverNow());
  const arrivedOn = language === 'en' ? today : rocDay(today);
  return { filled: { arrivedOn, ...(mayWaitFor.length === 1 && { waitFor: mayWaitFor[0] }) }, photos: [] };
}

/** What was typed and not sent: closing a dialog loses nothing. */
export const drafts = new Map<string, ActionDraft>();
