/** Lines of the timeline that say that it was taken up anew: by whoever's wish, or by the inspection's. */
export const REWORKED = `'case.reopened', 'sample.rejected'`;

/** And those that say that a report was none: the agency goes on, or another one does it. */
export const WORKED_ON_AGAIN = `${REWORKED}, 'case.sent-back', 'case.reassigned'`;
