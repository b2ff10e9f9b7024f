import type { Me, Right } from '../api/types.js';
import type { Words } from '../words/zh-tw.js';
import type { IconName } from './icons.js';

/** Where a person may go, by right. */
export interface Place {
  path: string;
  name: keyof Omit<Words['navigation'], 'label' | 'more' | 'sections'>;
  icon: IconName;
  right: Right;
}

/** In the order of the navigation; the first one somebody may open is home, unless the role has another. */
const places = {
  cases: [
    { path: '/desk', name: 'desk', icon: 'headset', right: 'contact.record' },
    { path: '/orders', name: 'agency', icon: 'orders', right: 'workorder.acknowledge' },
    { path: '/board', name: 'board', icon: 'board', right: 'desk.read' },
    { path: '/escalations', name: 'escalations', icon: 'soon', right: 'escalation.read' },
    { path: '/extensions', name: 'extensions', icon: 'calendar', right: 'extension.read' },
    { path: '/returns', name: 'returns', icon: 'orders', right: 'return.read' },
    { path: '/arbitrations', name: 'arbitrations', icon: 'orders', right: 'arbitration.read' },
    { path: '/dispositions', name: 'dispositions', icon: 'orders', right: 'disposition.read' },
    { path: '/visits', name: 'visits', icon: 'pin', right: 'site-visit.read' },
    { path: '/reviews', name: 'reviews', icon: 'soon', right: 'review.read' },
    { path: '/inspections', name: 'inspections', icon: 'check', right: 'sample.read' },
  ],
  contacts: [
    { path: '/calls', name: 'calls', icon: 'phone', right: 'call.read' },
    { path: '/phone-tasks', name: 'phoneTasks', icon: 'phone', right: 'phone-task.read' },
    { path: '/call-backs', name: 'callBacks', icon: 'phone', right: 'call-back.read' },
    { path: '/survey-calls', name: 'surveyCalls', icon: 'phone', right: 'survey-call.read' },
    { path: '/letters', name: 'letters', icon: 'mail', right: 'letter.read' },
    { path: '/messages', name: 'messages', icon: 'sent', right: 'message.read' },
    { path: '/quarantine', name: 'quarantine', icon: 'search', right: 'quarantine.read' },
    { path: '/caller-policies', name: 'callerPolicies', icon: 'phone', right: 'caller-policy.read' },
  ],
  procedures: [
    { path: '/accidents', name: 'accidents', icon: 'alarm', right: 'accident.read' },
    { path: '/surge', name: 'surge', icon: 'soon', right: 'surge.switch' },
    { path: '/works', name: 'works', icon: 'search', right: 'inspection.read' },
    { path: '/tracked', name: 'tracked', icon: 'calendar', right: 'tracked.read' },
    { path: '/bullying', name: 'bullying', icon: 'inHand', right: 'bullying.report' },
    { path: '/bookings', name: 'bookings', icon: 'calendar', right: 'booking.read' },
    { path: '/services', name: 'services', icon: 'plus', right: 'service.read' },
  ],
  reports: [
    { path: '/day', name: 'day', icon: 'chart', right: 'report.read' },
    { path: '/reports/breaches', name: 'breaches', icon: 'clock', right: 'report.read' },
    { path: '/reports/responses', name: 'responses', icon: 'check', right: 'report.read' },
    { path: '/reports/time-control', name: 'timeControl', icon: 'calendar', right: 'report.read' },
    { path: '/reports/annual', name: 'annual', icon: 'chart', right: 'annual-report.read' },
    { path: '/reports/call-centre', name: 'callCentre', icon: 'phone', right: 'report.calls' },
    { path: '/reports/bullying', name: 'bullyingTables', icon: 'chart', right: 'bullying.count' },
    { path: '/reports/months', name: 'months', icon: 'calendar', right: 'report.months' },
  ],
  office: [
    { path: '/audit', name: 'audit', icon: 'search', right: 'audit.read' },
    { path: '/unsealings', name: 'unsealings', icon: 'seal', right: 'unsealing.read' },
    { path: '/person-requests', name: 'requests', icon: 'person', right: 'person-request.read' },
    { path: '/retention', name: 'retention', icon: 'kept', right: 'retention.read' },
    { path: '/calendar', name: 'calendar', icon: 'calendar', right: 'calendar.manage' },
    { path: '/staff', name: 'staff', icon: 'person', right: 'staff.read' },
    { path: '/machines', name: 'machines', icon: 'key', right: 'api-key.manage' },
  ],
} satisfies Record<string, Place[]>;

const FIRST_OF_ROLE: Record<string, string> = {
  supervisor: '/board',
  manager: '/day',
  commission: '/day',
  admin: '/staff',
  auditor: '/audit',
};

export type Section = keyof typeof places;
const sections = Object.keys(places) as Section[];

/** What this person may open, in the sections of the navigation; none is empty. */
export const sectionsOf = (me: Me): { section: Section; places: Place[] }[] =>
  sections
    .map(section => ({ section, places: places[section].filter(({ right }) => me.rights.includes(right)) }))
    .filter(({ places }) => places.length > 0);

export const placesOf = (me: Me): Place[] => sectionsOf(me).flatMap(({ places }) => places);

export const homeOf = (me: Me): string | null => {
  const mine = placesOf(me);
  return mine.find(place => place.path === FIRST_OF_ROLE[me.role])?.path ?? mine[0]?.path ?? null;
};
