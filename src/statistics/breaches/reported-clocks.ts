import type { ClockKind } from '../../events.js';

/** Of these a case has one for the citizen and each agency one of its own. */
const OF_BOTH = ['complete', 'reply'] as const satisfies ClockKind[];

export const KIND_OF_CLOCK = `k.kind || case when k.work_order_id is not null and k.kind in (${OF_BOTH.map(kind => `'${kind}'`).join(', ')}) then ':leg' else '' end`;

/** Limits as reports tell them apart: all but the one of machines (`deliver`); `:leg` is an agency's own beside the citizen's. */
export const REPORTED_CLOCKS = [
  'respond',
  'complete',
  'reply',
  'acknowledge',
  'on_site',
  'inspect',
  'complete:leg',
  'reply:leg',
  'answer',
  'return',
  'arbitrate',
  'callback',
  'sample',
  'improve',
  'review',
  'attend',
  'care',
  'follow_up',
] as const satisfies (ClockKind | `${(typeof OF_BOTH)[number]}:leg`)[];
export type ReportedClock = (typeof REPORTED_CLOCKS)[number];
