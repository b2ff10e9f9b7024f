import type { Config } from '../platform/config/config.js';

// Limits run on the database's own time, not on the domain's clock: moving that must neither end a session nor
// lengthen one, and every server process agrees on it.

/** A session that has not ended by time; `$2` and `$3` are `limitsOf` the settings. */
export const LIVING = `s.started_at > statement_timestamp() - make_interval(hours => $2)
  and s.seen_at > statement_timestamp() - make_interval(mins => $3)`;

export const limitsOf = ({ sessionHours, sessionIdleMinutes }: Config): [number, number] => [
  sessionHours,
  sessionIdleMinutes,
];

/** An account that is in use; `$2` are the days after which one is not, or 0. People of the demo come and go. */
export const AWAKE = `(demo or $2 = 0
  or greatest(last_sign_in_at, awake_since) > statement_timestamp() - make_interval(days => $2))`;
