import type { EventKind, Fact, LoggedFact } from '../platform/log/fact.js';
import type { FactCase } from './fact-case.entity.js';

type Change<Row, K extends EventKind> = (row: Row, fact: LoggedFact<K>) => Partial<Row>;
type Changes<Row> = { [K in EventKind]?: Change<Row, K> };

const sent = (row: FactCase): string => (row.kind === 'petition' ? 'assigned' : 'dispatched');
const done = (row: FactCase): string => (row.kind === 'petition' ? 'replied' : 'reported');
const open = { releasedAt: null, releasePosition: null, how: null };
const staffIn = ({ actor }: Fact): string | null => (actor.kind === 'staff' ? actor.id : null);

const CASE_CHANGES: Changes<FactCase> = {
  'case.reassigned': (row, { payload: { from, to } }) => ({
    agency: to,
    reassigned: row.reassigned + (from !== null && from !== to ? 1 : 0),
  }),
  'case.recategorised': (row, { payload: { from, to, kind, becomesConfidential = false } }) => ({
    category: to,
    kind,
    confidential: row.confidential || becomesConfidential,
    recategorised: row.recategorised + (from !== to ? 1 : 0),
  }),
  // Nobody's until it is sent again; of history it is known whose it was meant to be.
  'case.recalled': ({ origin, agency }) => ({
    state: 'recorded',
    officer: null,
    agency: origin === 'replay' ? agency : null,
  }),
  // With its chief's approval: nobody's until it is sent again.
  'workorder.returned': row => ({
    state: 'recorded',
    ...{ agency: null, officer: null },
    returned: row.returned + 1,
  }),
  'case.reminded': row => ({ reminders: row.reminders + 1 }),
  'workorder.chased': row => ({ chases: row.chases + 1 }),
  'co-leg.chased': row => ({ chases: row.chases + 1 }),
  // Who is asked beside it has neither the case nor its state.
  'co-leg.asked': row => ({ coHandled: row.coHandled + 1 }),
  'sample.drawn': row => ({ sampled: row.sampled + 1 }),
  'sample.accepted': row => ({ sampleAccepted: row.sampleAccepted + 1 }),
  'sample.rejected': row => ({ sampleRejected: row.sampleRejected + 1 }),
  'arbitration.decided': row => ({ arbitrated: row.arbitrated + 1 }),
  'workorder.dispatched': (row, { at, payload }) => ({
    state: sent(row),
    agency: payload.agency,
    officer: null,
    firstDispatchedAt: row.firstDispatchedAt ?? at,
  }),
  'workorder.delivered': (row, { at }) => ({ firstDeliveredAt: row.firstDeliveredAt ?? at }),
  'workorder.acknowledged': (row, fact) => ({
    state: 'acknowledged',
    officer: staffIn(fact),
    firstAcknowledgedAt: row.firstAcknowledgedAt ?? fact.at,
  }),
  'workorder.unacknowledged': row => ({ state: sent(row), officer: null }),
  'workorder.taken-over': (_row, fact) => ({ officer: staffIn(fact) }),
  'workorder.handed-over': (_row, { payload: { to } }) => ({ officer: to ?? null }),
  'case.paused': () => ({ state: 'waiting' }),
  // It may have gone elsewhere by then.
  'case.resumed': ({ state }) => ({ state: state === 'waiting' ? 'acknowledged' : state }),
  'workorder.reported': (row, { at, payload }) => ({
    state: done(row),
    firstReportedAt: row.firstReportedAt ?? at,
    outcome: payload.outcome,
  }),
  'case.replied': (row, { at }) => ({
    state: done(row),
    firstReportedAt: row.firstReportedAt ?? at,
    outcome: 'replied',
  }),
  // The report it takes back was none; one that was held to be true until the case was reopened stands.
  'case.sent-back': ({ reopened, firstReportedAt }) => ({
    state: 'acknowledged',
    firstReportedAt: reopened > 0 ? firstReportedAt : null,
    outcome: null,
  }),
  'case.released': (row, { at, position, payload }) => ({
    state: 'released',
    releasedAt: at,
    releasePosition: position,
    firstReleasedAt: row.firstReleasedAt ?? at,
    how: payload.how,
  }),
  'case.release-taken-back': row => ({ ...open, state: done(row) }),
  'case.reopened': row => ({ ...open, state: sent(row), reopened: row.reopened + 1, outcome: null }),
  'case.withdrawn': (_row, { at }) => ({ ...open, state: 'withdrawn', withdrawnAt: at }),
  'case.converted': (_row, { at, payload }) => ({
    state: 'converted',
    outcome: 'converted',
    convertedTo: payload.petitionId,
    convertedAt: at,
  }),
  'case.merged': (_row, { at, payload: { leadId, agency } }) => ({
    state: 'merged',
    agency,
    mergedInto: leadId,
    mergedAt: at,
  }),
  'case.lead-changed': (_row, { payload: { leadId, agency } }) => ({ mergedInto: leadId, agency }),
  // It may have been reopened by that, and is sent.
  'case.unmerged': () => ({ state: 'recorded', agency: null, mergedInto: null, mergedAt: null }),
  'case.lead-moved': (_row, { payload: { agency } }) => ({ agency }),
  'case.lead-acknowledged': (row, { at }) => ({ firstAcknowledgedAt: row.firstAcknowledgedAt ?? at }),
  'case.lead-reported': (row, { at, payload: { outcome } }) => ({
    firstReportedAt: row.firstReportedAt ?? at,
    outcome,
  }),
  'case.lead-unreported': ({ reopened, firstReportedAt, outcome }, { payload: { why } }) => ({
    firstReportedAt: why === 'sent-back' && reopened === 0 ? null : firstReportedAt,
    outcome: why === 'reassigned' ? outcome : null,
  }),
  'case.linked': ({ repeats }, { payload }) =>
    payload.link === 'repeat' ? { repeats: repeats + 1 } : { openedAs: payload.link },
  'case.conversion-answered': (_row, { payload }) => ({
    settledAt: new Date(payload.answeredAt),
    settledAs: 'answered',
  }),
  'case.conversion-unanswered': () => ({ settledAt: null, settledAs: null }),
  'case.conversion-ended': ({ settledAt, settledAs }, { at, payload }) => ({
    settledAt: settledAt ?? at,
    settledAs: settledAs ?? payload.how ?? 'withdrawn',
  }),
  // Neither answered nor withdrawn: counted apart from both.
  'case.disposed': (_row, { at, payload: { as, ground, authority } }) => ({
    ...open,
    ...{ state: as, disposedAt: at, ground },
    transferredTo: as === 'transferred' ? authority : null,
  }),
  'message.failed': ({ undelivered }) => ({ undelivered: undelivered + 1 }),
  'message.bounced': ({ undelivered }) => ({ undelivered: undelivered + 1 }),
  'case.supplemented': ({ supplemented }) => ({ supplemented: supplemented + 1 }),
};

/** The case as it is after `fact`. Throws when the log tells of a case that it never opened. */
export function caseAfter(row: FactCase | null, fact: LoggedFact): FactCase | null {
  if (fact.kind === 'case.opened') return caseOpenedBy(fact);
  const change = CASE_CHANGES[fact.kind] as Change<FactCase, EventKind> | undefined;
  // Of a letter that is not confirmed there is no case yet.
  if (!change || fact.caseId === null) return row;
  if (!row) throw new Error(`${fact.kind}: the log never opened case ${fact.caseId}`);
  return { ...row, ...change(row, fact) };
}

function caseOpenedBy({ at, payload }: Fact<'case.opened'>): FactCase {
  const { caseId, number, kind, category, district, agency, channel, origin, receivedAt } = payload;
  const { confidential = false, untimed = false, surge: surgeId = null } = payload;
  return {
    ...{ caseId, number, kind, category, firstCategory: category, district, agency, channel, origin },
    ...{ confidential, untimed, surgeId },
    officer: null,
    state: 'recorded',
    receivedAt: new Date(receivedAt),
    openedAt: at,
    firstDispatchedAt: null,
    firstDeliveredAt: null,
    firstAcknowledgedAt: null,
    firstReportedAt: null,
    firstReleasedAt: null,
    ...open,
    withdrawnAt: null,
    reopened: 0,
    reassigned: 0,
    recategorised: 0,
    returned: 0,
    arbitrated: 0,
    reminders: 0,
    chases: 0,
    coHandled: 0,
    ...{ sampled: 0, sampleAccepted: 0, sampleRejected: 0 },
    ...{ outcome: null, convertedTo: null, convertedAt: null, settledAt: null, openedAs: null },
    ...{ disposedAt: null, ground: null, transferredTo: null, settledAs: null, repeats: 0, supplemented: 0 },
    ...{ mergedInto: null, mergedAt: null, undelivered: 0 },
  };
}
