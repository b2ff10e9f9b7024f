import type { Granted } from '../../sla/clock-in-full.js';
import { read, type Texts } from '../shared-texts.rules.js';
import type { ClockRow, GrantedRow, Line } from './clock-rows.query.js';

/**
 * The extensions that a clock has. They are asked for and granted on the citizen's limit; the agency's own, where it runs
 * at that time, is made longer by as much.
 */
export const grantedOf = (
  clock: ClockRow,
  granted: readonly GrantedRow[],
  log: readonly Line[],
  texts: Texts,
): Granted[] =>
  granted
    .filter(one => isOf(one, clock) && !isDropped(one, log))
    .map(({ size, at, approver, by, before, after, reason, sharedReason, lead }) => ({
      // Why stands with the case it was granted to.
      ...{ size, at, approver, by, lead, reason: lead ? null : read(texts, reason, sharedReason).text },
      moved: clock.workOrderId === null ? { before, after } : null,
    }));

const isOf = ({ clockId, kind, at }: GrantedRow, clock: ClockRow): boolean =>
  clock.workOrderId === null
    ? clockId === clock.id
    : kind === clock.kind && clock.startedAt <= at && (clock.stoppedAt === null || at <= clock.stoppedAt);

/** A rule in which it does not count has come since. */
const isDropped = ({ clockId, at }: GrantedRow, log: readonly Line[]): boolean =>
  log.some(line => line.kind === 'extension.dropped' && line.data.clockId === clockId && line.at > at);
