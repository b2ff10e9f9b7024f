import type { CaseFilters } from '../api/queries.js';
import type { CaseCard } from '../api/types.js';
import { citizenFacing, levelOf } from '../live/clocks.js';
import { isUnrouted } from './marks.js';

type Card = Omit<CaseCard, 'place'>;

const ENDED: readonly string[] = [
  'released',
  'withdrawn',
  'converted',
  'not_handled',
  'transferred',
  'merged',
];

/** A case is overdue or soon due, not both. */
function isAt(card: Card, level: string, now: number): boolean {
  const levels = card.clocks.filter(citizenFacing).map(clock => levelOf(clock, now));
  return level === (levels.includes('overdue') ? 'overdue' : levels.includes('soon') ? 'soon' : null);
}

const inTray = (card: Card, tray: string): boolean =>
  tray === 'unrouted'
    ? isUnrouted(card)
    : card.workOrder?.state === 'dispatched' && card.workOrder.deliveredAt === null;

/** Would the server list this case under these filters? Decides what counts as new, and what has left the list. */
export function fits(card: Card, filters: CaseFilters, now: number): boolean {
  if (filters.q)
    return card.number.replaceAll('-', '').includes(filters.q.toUpperCase().replaceAll(/[\s-]/g, ''));
  const { kind, state, agency, district, category, clock, tray, history } = filters;
  const mayBeHistory = history === 'true' && !clock && !tray;
  return (
    (mayBeHistory || card.origin !== 'replay') &&
    (!kind || card.kind === kind) &&
    (state ? state === 'all' || card.state === state : !ENDED.includes(card.state)) &&
    (!agency || card.agency?.code === agency) &&
    (!district || card.district?.code === district) &&
    (!category || card.category.code === category) &&
    (!clock || isAt(card, clock, now)) &&
    (!tray || inTray(card, tray))
  );
}
