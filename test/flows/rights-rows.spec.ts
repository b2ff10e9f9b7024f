import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { type Asker, grantOf, permits, type Right, type Subject } from '../../src/access/rights.js';
import { peopleRoles, type Role, roles, worksForAnAgency } from '../../src/access/roles.js';
import { type Door, doorsOf } from '../support/doors.js';
import { Hotline, post } from '../support/hotline.js';
import { cookieOf, hire, signIn } from '../support/people.js';
import { closeScreens, openScreen } from '../support/sockets.js';

/** What stands behind a door, as the table of rights sees it, and its id at each of its doors. */
interface Row {
  name: string;
  subject: Subject;
  idAt: Record<string, string>;
}

/** Of no version there ever was: who may, is told so, and nothing changes. */
const STALE = { version: 9999 };
const REASON = { ...STALE, reason: '測試' };

/** What each door with a row behind it needs in its body, to be asked about the row and not about the form. */
const BODIES: Record<string, object> = {
  'POST /api/cases/:number/actions/co-handle': { ...STALE, agencies: ['transport'], question: '測試' },
  'POST /api/cases/:number/actions/release-member': { ...STALE, how: 'sms' },
  'POST /api/cases/:number/actions/split': { ...REASON, members: ['D20260101-00001-1'] },
  'POST /api/cases/:number/actions/unmerge': REASON,
  'POST /api/cases/:number/actions/note': { ...STALE, text: '測試' },
  'POST /api/cases/:number/actions/open-petition': { ...STALE, category: 'PEN01', text: '測試' },
  'POST /api/cases/:number/actions/reassign': { ...REASON, agency: 'police' },
  'POST /api/cases/:number/actions/recategorise': { ...STALE, category: 'RD02' },
  'POST /api/cases/:number/actions/recall': REASON,
  'POST /api/cases/:number/actions/release': { ...STALE, how: 'sms' },
  'POST /api/cases/:number/actions/remind': { ...STALE, text: '測試' },
  'POST /api/cases/:number/actions/reopen': REASON,
  'POST /api/cases/:number/actions/route': { ...STALE, agency: 'police' },
  'POST /api/cases/:number/actions/send-back': REASON,
  'POST /api/cases/:number/actions/take-back-release': REASON,
  'POST /api/cases/:number/actions/withdraw': REASON,
  'POST /api/cases/:number/actions/link-repeat': { ...STALE, earlier: ['P20261101-00001-1'] },
  'POST /api/cases/:number/actions/not-handle': { ...STALE, ground: 'no_content', opinion: '測試' },
  'POST /api/cases/:number/actions/record-oral': { ...STALE, text: '測試' },
  'POST /api/cases/:number/actions/supplement': {
    ...{ ...STALE, text: '測試', suppliedBy: 'petitioner', channel: 'phone' },
  },
  'POST /api/cases/:number/actions/transfer': { ...STALE, authority: 'tainan', opinion: '測試' },
  'POST /api/cases/:number/extensions': { ...REASON, clock: 'complete', size: 1 },
  'POST /api/cases/:number/site-visits': {
    ...{ ...STALE, kind: 'meeting', at: '2099-01-01T09:00:00+08:00', place: '現場' },
    ...{ invited: ['transport'], text: '測試' },
  },
  'POST /api/cases/:number/accidents': { grade: 'none_such' },
  'POST /api/work-orders/:id/actions/acknowledge': STALE,
  'POST /api/work-orders/:id/actions/arrive': STALE,
  'POST /api/work-orders/:id/actions/convert': { ...STALE, category: 'PEN01', text: '測試' },
  'POST /api/work-orders/:id/actions/pause': { ...STALE, reason: 'parts', text: '測試' },
  'POST /api/work-orders/:id/actions/receive': {},
  'POST /api/work-orders/:id/actions/reply': { ...STALE, text: '測試' },
  'POST /api/work-orders/:id/actions/report': { ...STALE, outcome: 'done', text: '測試' },
  'POST /api/work-orders/:id/actions/resume': STALE,
  'POST /api/work-orders/:id/actions/unacknowledge': REASON,
  'POST /api/work-orders/:id/actions/return': { ...STALE, code: 'other_agency', opinion: '測試' },
  'POST /api/work-orders/:id/actions/answer-chase': { ...STALE, text: '測試' },
  'POST /api/work-orders/:id/actions/chase': { ...STALE, text: '測試' },
  'POST /api/work-orders/:id/actions/take-over': REASON,
  'POST /api/work-orders/:id/actions/dispute': { ...STALE, opinion: '測試' },
  'POST /api/staff/:id/actions/change': { ...STALE, name: '測試' },
  'POST /api/staff/:id/actions/hand-over': { ...STALE, to: '00000000-0000-7000-8000-000000000000' },
  'POST /api/staff/:id/actions/reset': STALE,
  'POST /api/staff/:id/actions/resume': STALE,
  'POST /api/staff/:id/actions/suspend': STALE,
  // Acknowledged by nobody yet: who may, is told so.
  'POST /api/work-orders/:id/contractor-links': { contractor: '測試', hours: 1 },
};
/** Doors whose row is no case, order or file, and where they are tried instead. */
const ELSEWHERE: Record<string, string> = {
  'POST /api/cases/:number/actions/merge': 'by both cases: test/flows/incidents-refused.spec.ts',
  'POST /api/cases/:number/actions/issue-password': 'by who calls: test/flows/conversion-password.spec.ts',
  'POST /api/machines/:id/keys': 'of the city as a whole: test/flows/machines.spec.ts',
  'DELETE /api/machines/:id/keys/:keyId': 'of the city as a whole: test/flows/machines.spec.ts',
  'GET /api/person-requests/:id': 'by role alone: test/flows/person-requests.spec.ts',
  'GET /api/retention/proposals/:id': 'of the city as a whole: test/flows/retention.spec.ts',
  'GET /api/retention/proposals/:id/items': 'of the city as a whole: test/flows/retention.spec.ts',
  'POST /api/cases/:number/petitioner': 'by a ground and not by role alone: test/flows/grounds.spec.ts',
  'POST /api/samples/:id/actions/accept': 'by role alone: test/flows/sampling.spec.ts',
  'POST /api/samples/:id/actions/reject': 'by role alone: test/flows/sampling.spec.ts',
  'GET /api/cases/:number/works': 'of public works only: test/flows/inspections.spec.ts',
  'POST /api/cases/:number/works/project': 'of public works only: test/flows/inspections.spec.ts',
  'POST /api/cases/:number/works/grave': 'of public works only: test/flows/inspections.spec.ts',
  'POST /api/inspections/:id/actions/record': 'of several cases: test/flows/inspections.spec.ts',
  'POST /api/inspections/:id/actions/drop': 'of several cases: test/flows/inspections.spec.ts',
  'POST /api/cases/:number/works-answer': 'of public works only: test/flows/reviews.spec.ts',
  'POST /api/reviews/:id/texts': 'by whose it is to decide: test/flows/reviews.spec.ts',
  'POST /api/reviews/:id/actions/ask-reopening': 'by whose it is to decide: test/flows/reviews.spec.ts',
  'POST /api/reviews/:id/actions/approve-reopening': 'by whose it is to decide: test/flows/reviews.spec.ts',
  'POST /api/reviews/:id/actions/refuse-reopening': 'by whose it is to decide: test/flows/reviews.spec.ts',
  'POST /api/reviews/:id/actions/explain': 'by whose it is to decide: test/flows/reviews.spec.ts',
  'POST /api/reviews/:id/actions/close': 'by whose it is to decide: test/flows/reviews.spec.ts',
  'POST /api/substitutes/:id/actions/end': 'by who is away: test/flows/substitutes.spec.ts',
  'GET /api/mails/:id/raw': 'by role, and by its cases: test/flows/mail-in.spec.ts',
  'GET /api/reports/months/:month': 'of the whole city: test/flows/frozen-months.spec.ts',
  'POST /api/reports/months/:month/actions/correct': 'of the whole city: test/flows/frozen-months.spec.ts',
  'POST /api/reports/saved/:id': 'by whose it is: test/flows/saved-filters.spec.ts',
  'DELETE /api/reports/saved/:id': 'by whose it is: test/flows/saved-filters.spec.ts',
  'DELETE /api/sessions/:id': 'everybody’s own: test/flows/sessions.spec.ts',
  'POST /api/cases/:number/unsealings': 'by who asks and what for: test/flows/unsealing.spec.ts',
  'POST /api/unsealings/:id/actions/approve': 'by whose request it is: test/flows/unsealing.spec.ts',
  'POST /api/unsealings/:id/actions/refuse': 'by whose request it is: test/flows/unsealing.spec.ts',
  'POST /api/unsealings/:id/actions/end': 'by whose request it is: test/flows/unsealing.spec.ts',
  'POST /api/extensions/:id/actions/approve': 'by how long it is: test/flows/extensions.spec.ts',
  'POST /api/extensions/:id/actions/refuse': 'by how long it is: test/flows/extensions.spec.ts',
  'POST /api/extensions/:id/actions/withdraw': 'by whose request it is: test/flows/extensions.spec.ts',
  'POST /api/co-legs/:id/actions/acknowledge': 'by who is asked: test/flows/co-handling.spec.ts',
  'POST /api/co-legs/:id/actions/unacknowledge': 'by who is asked: test/flows/co-handling.spec.ts',
  'POST /api/co-legs/:id/actions/arrive': 'by who is asked: test/flows/co-handling.spec.ts',
  'POST /api/co-legs/:id/actions/answer': 'by who is asked: test/flows/co-handling.spec.ts',
  'POST /api/co-legs/:id/actions/decline': 'by who is asked: test/flows/co-handling.spec.ts',
  'POST /api/co-legs/:id/actions/take-over': 'by who is asked: test/flows/co-leg-urging.spec.ts',
  'POST /api/co-legs/:id/actions/chase': 'by who asks: test/flows/co-leg-urging.spec.ts',
  'POST /api/co-legs/:id/actions/answer-chase': 'by who is asked: test/flows/co-leg-urging.spec.ts',
  'POST /api/co-legs/:id/actions/recall': 'by who asks: test/flows/co-handling.spec.ts',
  'POST /api/returns/:id/actions/approve': 'by whose request it is: test/flows/returns.spec.ts',
  'POST /api/returns/:id/actions/refuse': 'by whose request it is: test/flows/returns.spec.ts',
  'POST /api/returns/:id/actions/withdraw': 'by whose request it is: test/flows/returns.spec.ts',
  'POST /api/dispositions/:id/actions/approve-not-handling':
    'by whose request it is: test/flows/petition-law.spec.ts',
  'POST /api/dispositions/:id/actions/approve-transfer':
    'by whose request it is: test/flows/petition-law.spec.ts',
  'POST /api/dispositions/:id/actions/refuse': 'by whose request it is: test/flows/petition-law.spec.ts',
  'POST /api/dispositions/:id/actions/withdraw': 'by whose request it is: test/flows/petition-law.spec.ts',
  'POST /api/oral-records/:id/actions/read-back':
    'of a case, by its record: test/flows/oral-petitions.spec.ts',
  'POST /api/oral-records/:id/actions/correct': 'of a case, by its record: test/flows/oral-petitions.spec.ts',
  'POST /api/arbitrations/:id/actions/decide': 'of the city as a whole: test/flows/arbitration.spec.ts',
  'POST /api/kept-routes/:id/actions/end': 'of the city as a whole: test/flows/arbitration.spec.ts',
  'POST /api/site-visits/:id/actions/reschedule': 'of a case, by its visit: test/flows/site-visits.spec.ts',
  'POST /api/site-visits/:id/actions/hold': 'of a case, by its visit: test/flows/site-visits.spec.ts',
  'POST /api/site-visits/:id/actions/cancel': 'of a case, by its visit: test/flows/site-visits.spec.ts',
  'POST /api/follow-ups/:id/actions/finish': 'by whose it is: test/flows/site-visits.spec.ts',
  'POST /api/follow-ups/:id/actions/reopen': 'of the centre: test/flows/site-visits.spec.ts',
  'POST /api/survey-calls/:id/actions/take': 'by who has taken it: test/flows/survey-calls.spec.ts',
  'POST /api/survey-calls/:id/actions/give-back': 'by who has taken it: test/flows/survey-calls.spec.ts',
  'POST /api/survey-calls/:id/attempts': 'by who has taken it: test/flows/survey-calls.spec.ts',
  'POST /api/survey-calls/:id/answer': 'by who has taken it: test/flows/survey-calls.spec.ts',
  'POST /api/cases/:number/call-backs': 'of the centre as a whole: test/flows/call-backs.spec.ts',
  'POST /api/call-backs/:id/actions/take': 'by who has taken it: test/flows/call-backs.spec.ts',
  'POST /api/call-backs/:id/actions/give-back': 'by who has taken it: test/flows/call-backs.spec.ts',
  'POST /api/call-backs/:id/actions/close': 'by who has taken it: test/flows/call-backs.spec.ts',
  'POST /api/call-backs/:id/attempts': 'by who has taken it: test/flows/call-backs.spec.ts',
  'GET /api/retention/proposals/:id/list': 'of the city as a whole: test/flows/retention.spec.ts',
  'POST /api/retention/proposals/:id/decision': 'not by who proposed it: test/flows/retention.spec.ts',
  'POST /api/retention/holds/:id/lift': 'of the city as a whole: test/flows/retention.spec.ts',
  'POST /api/person-requests/:id/correct': 'by who handles it: test/flows/person-requests.spec.ts',
  'POST /api/person-requests/:id/decide': 'by role alone: test/flows/person-requests.spec.ts',
  'POST /api/person-requests/:id/export': 'by who handles it: test/flows/person-requests.spec.ts',
  'POST /api/person-requests/:id/extend': 'by role alone: test/flows/person-requests.spec.ts',
  'POST /api/person-requests/:id/finish': 'by role alone: test/flows/person-requests.spec.ts',
  'POST /api/person-requests/:id/person': 'by who handles it: test/flows/person-requests.spec.ts',
  'POST /api/person-requests/:id/take': 'by role alone: test/flows/person-requests.spec.ts',
  'POST /api/work-orders/:id/contractor-links/:linkId/end':
    'a row below the row: test/flows/contractors.spec.ts',
  'GET /api/contractor/photos/:id': 'by a link and no account: test/flows/contractors.spec.ts',
  'POST /api/closures/:id/actions/withdraw': 'of the city as a whole: test/flows/closures.spec.ts',
  'GET /api/surges/:id/groups': 'of the city as a whole: test/flows/surge.spec.ts',
  'POST /api/surges/:id/actions/end': 'of the city as a whole: test/flows/surge.spec.ts',
  'POST /api/escalations/:id/actions/see': 'by who was told: test/flows/ladder.spec.ts',
  'POST /api/phone-tasks/:id/attempts': 'of the centre as a whole: test/flows/phone-tasks.spec.ts',
  'GET /api/calls/:id': 'by whose call it is: test/flows/calls.spec.ts',
  'POST /api/calls/:id/actions/hand-over': 'by whose call it is: test/flows/calls.spec.ts',
  'POST /api/calls/:id/actions/wrap-up': 'by whose call it is: test/flows/calls-ready.spec.ts',
  'POST /api/calls/:id/actions/settle': 'by whose call it is: test/flows/calls.spec.ts',
  'POST /api/intake/call-events/:form': 'a form, and no row: test/flows/calls.spec.ts',
  'POST /api/cases/:number/files/:id/share': 'a row below the row: test/flows/documents.spec.ts',
  'GET /api/bullying-reports/:id': 'by who is assigned: test/flows/bullying-confidential.spec.ts',
  'POST /api/bullying-reports/:id/texts': 'by who is assigned: test/flows/bullying-confidential.spec.ts',
  'POST /api/bullying-reports/:id/actions/accept':
    'by who is assigned: test/flows/bullying-confidential.spec.ts',
  'POST /api/bullying-reports/:id/actions/refuse':
    'by who is assigned: test/flows/bullying-confidential.spec.ts',
  'POST /api/bullying-reports/:id/actions/handle':
    'by who is assigned: test/flows/bullying-confidential.spec.ts',
  'POST /api/bullying-reports/:id/actions/hold':
    'by who is assigned: test/flows/bullying-confidential.spec.ts',
  'POST /api/bullying-reports/:id/actions/lift':
    'by who is assigned: test/flows/bullying-confidential.spec.ts',
  'POST /api/accidents/:id/texts': 'by who has the case or is told: test/flows/accidents.spec.ts',
  'POST /api/accidents/:id/actions/show': 'by who has the case or is told: test/flows/accidents.spec.ts',
  'POST /api/accidents/:id/actions/confirm': 'by who has the case or is told: test/flows/accidents.spec.ts',
  'POST /api/accidents/:id/actions/attend': 'by who has the case or is told: test/flows/accidents.spec.ts',
  'POST /api/accidents/:id/actions/care': 'by who has the case or is told: test/flows/accidents.spec.ts',
  'POST /api/accidents/:id/actions/follow-up': 'by who has the case or is told: test/flows/accidents.spec.ts',
  'POST /api/accidents/:id/actions/close': 'by who has the case or is told: test/flows/accidents.spec.ts',
  'POST /api/services/:id/withdraw': 'of the centre as a whole: test/flows/counter-services.spec.ts',
  'POST /api/messages/:id/actions/resend': 'of the centre as a whole: test/flows/letter-answers.spec.ts',
  'POST /api/caller-policies/:id/actions/appeal':
    'by who proposed and decided: test/flows/caller-policy.spec.ts',
  'POST /api/caller-policies/:id/actions/approve':
    'by who proposed and decided: test/flows/caller-policy.spec.ts',
  'POST /api/caller-policies/:id/actions/decide-appeal':
    'by who proposed and decided: test/flows/caller-policy.spec.ts',
  'POST /api/caller-policies/:id/actions/end':
    'by who proposed and decided: test/flows/caller-policy.spec.ts',
  'POST /api/caller-policies/:id/actions/refuse':
    'by who proposed and decided: test/flows/caller-policy.spec.ts',
  'GET /api/letters/:id': 'of the centre as a whole: test/flows/letter-answers.spec.ts',
  'GET /api/letters/:id/files/:file': 'of the centre as a whole: test/flows/letters-read.spec.ts',
  'GET /api/letters/:id/answer': 'of the centre as a whole: test/flows/letter-answers.spec.ts',
  'POST /api/letters/:id/actions/answer': 'of the centre as a whole: test/flows/letter-answers.spec.ts',
  'POST /api/letters/:id/actions/divide': 'of the centre as a whole: test/flows/letter-answers.spec.ts',
  'POST /api/letters/:id/actions/send-link': 'of the centre as a whole: test/flows/letter-answers.spec.ts',
  'POST /api/bookings/:id/actions/cancel': 'by role alone: test/flows/bookings.spec.ts',
  'POST /api/bookings/:id/actions/tell': 'by role alone: test/flows/bookings.spec.ts',
  'POST /api/bookings/:id/actions/settle': 'by role alone: test/flows/bookings.spec.ts',
  'POST /api/booking-sessions/:id/actions/cancel': 'by role alone: test/flows/bookings.spec.ts',
  'POST /api/telephone-days/:id/actions/end': 'by role alone: test/flows/bookings.spec.ts',
  'GET /api/quarantine/:id/raw': 'by role alone: test/flows/quarantine.spec.ts',
  'GET /api/quarantine/:id/text': 'by role alone: test/flows/quarantine.spec.ts',
  'POST /api/quarantine/:id/actions/discard': 'by role alone: test/flows/quarantine.spec.ts',
  'POST /api/quarantine/:id/actions/take': 'by role alone: test/flows/quarantine.spec.ts',
  'POST /api/quarantine/:id/actions/retake': 'by role alone: test/flows/quarantine-retake.spec.ts',
  'GET /open311/test/v2/media/:name':
    'by the key that sent it, or shown to all: test/flows/open311-reports.spec.ts',
  'GET /open311/test/v2/requests/:name':
    'by the key that sent it, or shown to all: test/flows/open311-reports.spec.ts',
  'GET /open311/test/v2/services/:name':
    'by the key that sent it, or shown to all: test/flows/open311-reports.spec.ts',
  'GET /open311/test/v2/tokens/:name':
    'by the key that sent it, or shown to all: test/flows/open311-reports.spec.ts',
  'GET /open311/v2/media/:name':
    'by the key that sent it, or shown to all: test/flows/open311-reports.spec.ts',
  'GET /open311/v2/requests/:name':
    'by the key that sent it, or shown to all: test/flows/open311-reports.spec.ts',
  'GET /open311/v2/services/:name':
    'by the key that sent it, or shown to all: test/flows/open311-reports.spec.ts',
  'GET /open311/v2/tokens/:name':
    'by the key that sent it, or shown to all: test/flows/open311-reports.spec.ts',
};

/** `/api/cases/:number/actions/note` → `/api/cases/` */
const placeOf = ({ path }: Door): string => path.slice(0, path.indexOf(':'));
const addressOf = (door: Door, row: Row): string =>
  door.path.replace(/:\w+/, row.idAt[placeOf(door)] as string);
const rowsBehind = (door: Door): Row[] => rows.filter(({ idAt }) => placeOf(door) in idAt);

let hotline: Hotline;
let doors: Door[];
let rows: Row[];
const people = new Map<Role, TestAgent>();

const asker = (role: Role): Asker => ({
  id: role,
  role,
  agency: worksForAnAgency(role) ? 'maintenance' : null,
});

async function caseOf(name: string, subject: Subject, wish: object): Promise<Row> {
  const { number } = await hotline.record(wish);
  const photo = await hotline.photo(hotline.supervisor);
  await post(hotline.supervisor, `/api/cases/${number}/actions/note`, {
    text: '照片',
    photos: [photo],
  }).expect(200);
  const { workOrder, district } = await hotline.page(number);
  const order = (workOrder as { id: string }).id;
  return {
    name,
    subject: { ...subject, district: district?.code ?? null },
    idAt: { '/api/cases/': number, '/api/work-orders/': order, '/api/files/': photo },
  };
}

async function accountOf(agency: string): Promise<Row> {
  const { id } = await hire(hotline.server.app, 'officer', agency);
  return { name: `an officer of ${agency}`, subject: { agency }, idAt: { '/api/staff/': id } };
}

beforeAll(async () => {
  hotline = await Hotline.open();
  doors = doorsOf(hotline.server.app).filter(({ path }) => path.includes(':'));
  rows = [
    await caseOf('a dispatch case of their agency', { kind: 'dispatch', agency: 'maintenance' }, {}),
    await caseOf(
      'a dispatch case of another agency',
      { kind: 'dispatch', agency: 'police' },
      { agency: 'police' },
    ),
    await caseOf(
      'a petition of their agency',
      { kind: 'petition', agency: 'maintenance' },
      { category: 'PEN01', agency: 'maintenance' },
    ),
    await caseOf(
      'a petition of another agency',
      { kind: 'petition', agency: 'environment' },
      { category: 'PEN01', agency: 'environment' },
    ),
    await accountOf('maintenance'),
    await accountOf('police'),
  ];
  for (const role of roles) people.set(role, await signIn(hotline.server.app, role));
});
afterEach(closeScreens);
afterAll(() => hotline.close());

describe('every door with a row behind it', () => {
  it('is tried here, or it is said where', () => {
    const tried = [...Object.keys(BODIES), ...Object.keys(ELSEWHERE)];
    const here = doors.filter(({ name }) => !(name in ELSEWHERE));
    expect(here.filter(door => rowsBehind(door).length < 2).map(({ name }) => name)).toEqual([]);
    const changing = here.filter(({ method }) => method !== 'GET').map(({ name }) => name);
    expect(changing.filter(name => !(name in BODIES))).toEqual([]);
    expect(tried.filter(name => !doors.some(door => door.name === name))).toEqual([]);
  });

  it.each([...roles])(
    'lets the role %s through to the rows the table gives it, and to no other',
    async role => {
      const me = people.get(role) as TestAgent;
      const wrong: unknown[] = [];
      for (const door of doors.filter(({ name }) => !(name in ELSEWHERE)))
        for (const row of rowsBehind(door)) {
          const call = me[door.method.toLowerCase() as 'post'](addressOf(door, row));
          const { status, body } = await (door.method === 'GET' ? call : call.send(BODIES[door.name] ?? {}));
          const right = door.right as Right;
          const expected = grantOf(role, right) !== null && permits(asker(role), right, row.subject);
          // A file that may not be read is not there.
          const refused = status === 403 || (status === 404 && body.code === 'FILE_NOT_FOUND');
          if (refused === expected || [400, 401, 500].includes(status))
            wrong.push([
              door.name,
              row.name,
              expected ? 'should be let through' : 'should not',
              status,
              body.code,
            ]);
        }
      expect(wrong).toEqual([]);
    },
  );
});

describe('the message `received` over a socket', () => {
  it.each([...peopleRoles])(
    'counts from the role %s where the table says so, and nowhere else',
    async role => {
      const me = people.get(role) as TestAgent;
      const screen = openScreen(hotline.server.url, cookieOf(me));
      if (grantOf(role, 'live.connect') === null) {
        expect((await screen.refusal).message).toBe('NOT_ALLOWED');
        return;
      }
      await screen.hello;
      const fresh = await Promise.all(
        ['maintenance', 'police'].map(async agency => {
          const { number } = await hotline.record({ agency });
          return { agency, number, id: ((await hotline.page(number)).workOrder as { id: string }).id };
        }),
      );
      for (const { id } of fresh) await screen.socket.emitWithAck('received', { workOrderId: id });
      // Those of an agency are stored in one batch: when its own order is delivered, the other one was looked at too.
      for (const { agency, number } of fresh) {
        const expected = permits(asker(role), 'workorder.receive', { agency });
        await hotline.server.settle();
        if (expected)
          await screen.until(
            ({ kind, case: file }) => kind === 'workorder.delivered' && file?.number === number,
          );
        const [leg] = (await hotline.page(number)).workOrders;
        expect([agency, leg?.deliveredAt !== null]).toEqual([agency, expected]);
      }
    },
  );
});
