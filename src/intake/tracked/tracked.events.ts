import type { Meeting } from '../../city/meeting-words.rules.js';
import type { OfCase } from '../../events.js';

/** What is told of tracked decisions (列管), beside what is told of every case. */
export interface TrackedEvents {
  'decision.entered': OfCase & {
    source: string;
    documentClass: string;
    /** Of the council's. */
    meeting: Meeting | null;
    field: string | null;
    /** The day by which it is to be answered, in the city. */
    replyBy: string;
  };
}
