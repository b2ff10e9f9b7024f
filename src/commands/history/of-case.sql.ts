/**
 * What follows from a plain row of a case (`c`). Ids of what belongs to a case are made of the case's, so that the same
 * year is the same rows.
 */
const idOf = (letter: string): string => `md5(c.id::text || '${letter}')::uuid`;
export const [INCIDENT, ORDER, CLOCK, SURVEY] = [idOf('i'), idOf('o'), idOf('c'), idOf('s')];
export const IS_DISPATCH = `c.kind = 'dispatch'`;
export const CLOCK_KIND = `case when ${IS_DISPATCH} then 'respond' else 'reply' end`;
export const STOPPED = `case when ${IS_DISPATCH} then c.acknowledged else c.reported end`;
export const OUTCOME = `case when ${STOPPED} <= c.due then 'met' else 'missed' end`;
export const ORDER_OUTCOME = `case when ${IS_DISPATCH} then 'done' else 'replied' end`;
export const INVITED = `(c.released + interval '1 day')`;
export const ANSWERED = `(c.released + interval '1 day 5 minutes')`;
