/** Codes only, and not even the number: the log is read by many. */
interface OfBullying {
  reportId: string;
  source: string;
  receivedAt: string;
  /** Null: not decided yet. */
  accepted: boolean | null;
  handling: string | null;
}

/** What is told of reports of suspected bullying: to the statistics, and to no screen (live/rooms.rules). */
export interface BullyingEvents {
  'bullying.reported': OfBullying;
  'bullying.decided': OfBullying;
  'bullying.handled': OfBullying;
  'bullying.held': OfBullying;
  'bullying.lifted': OfBullying;
}
