import { describe, expect, it } from '@jest/globals';
import { breaches, circles, circlesIn, crossings, type Rules, roomOf, unused } from './rooms.js';
import { importsOf, isServer, isTest, sourceOf, sourcesBelow } from './source.js';

/**
 * Which room may import which. You call what stands above you; you tell what stands below you or across, through
 * `events.ts` and `flow.ts`. A room with a controller or gateway also stands on `access`.
 */
const RULES: Rules = {
  ground: ['platform', 'events'],
  table: {
    migrations: [],
    console: [],
    platform: [],
    events: [],
    access: [],
    city: ['access'],
    // Whether a ground to know somebody holds depends on role, agency and item.
    citizens: ['access', 'city'],
    files: ['access'],
    messages: ['access', 'citizens', 'city'],
    cases: ['access', 'citizens', 'city', 'files'],
    // A letter is confirmed and answered by mail.
    intake: ['access', 'cases', 'citizens', 'city', 'files', 'messages'],
    // Who asks for more time acts on a case.
    sla: ['access', 'cases', 'city'],
    dispatch: ['access', 'cases', 'city', 'files'],
    closure: ['access', 'cases', 'city', 'dispatch', 'messages'],
    satisfaction: ['access', 'cases', 'citizens', 'city', 'closure', 'messages'],
    // Saved filters are sent by mail.
    statistics: ['access', 'city', 'messages/mail', 'messages/messages.module'],
    // Locks cases and looks at people; what must go it tells to whoever keeps it. Its lists are files as reports are.
    privacy: ['access', 'cases', 'citizens', 'city', 'statistics/export'],
    // Screens word states, actions and limits as the rules do.
    desk: [
      'access',
      'citizens',
      'city',
      'cases/case-actions.rules',
      'cases/case.problems',
      'cases/case.words',
      'cases/channels',
      'cases/incidents/merge.rules',
      'cases/incidents/nearby.rules',
      'cases/incidents/surge-groups.rules',
      'cases/petitions/earlier.sql',
      'cases/unsealing.rules',
      'dispatch/arbitration/arbitration.dto',
      'dispatch/arbitration/arbitration-seen.rules',
      'dispatch/arbitration/arbitrations.sql',
      'dispatch/co-handling/co-actions.rules',
      'dispatch/co-handling/co-actions.words',
      'dispatch/petitions/disposition.dto',
      'dispatch/petitions/disposition.rules',
      'dispatch/petitions/disposition-seen.rules',
      'dispatch/petitions/dispositions.sql',
      'dispatch/returns/return.dto',
      'dispatch/returns/return.rules',
      'dispatch/returns/return-seen.rules',
      'dispatch/returns/returns.sql',
      'dispatch/urging/limits-of-work.sql',
      'sla/clock.rules',
      'sla/clock-in-full',
      'sla/clock-kinds.rules',
      'sla/explain.rules',
      'sla/extension.dto',
      'sla/extension.problems',
      'sla/extension.rules',
      'sla/extension-seen.rules',
      'sla/extensions.sql',
      'sla/pause.rules',
      'sla/spoken-for.sql',
      'statistics/export',
    ],
    live: ['access', 'desk'],
  },
  all: ['flow', 'sealed', 'app.module', 'main', 'start', 'http', 'background', 'commands', 'demo'],
  files: {
    'platform/database/entities': {
      may: [
        'access/staff.entity',
        'access/substitutes/substitute.entity',
        'cases/case-entry.entity',
        'cases/case-file.entity',
        'cases/incident.entity',
        'cases/incidents/incident-member.entity',
        'cases/links/case-link.entity',
        'cases/petitions/oral-record.entity',
        'cases/reply.entity',
        'cases/unsealing.entity',
        'citizens/citizen.entity',
        'citizens/identity-grant.entity',
        'city/city-entry.entity',
        'city/closure.entity',
        'city/kept-route.entity',
        'city/surge/surge.entity',
        'closure/inspections/inspection.entity',
        'closure/inspections/inspection-case.entity',
        'closure/inspections/works-case.entity',
        'closure/accidents/accident.entity',
        'closure/accidents/accident-notice.entity',
        'closure/accidents/accident-step.entity',
        'closure/sampling/sample.entity',
        'closure/sampling/sampling.entity',
        'dispatch/arbitration/arbitration.entity',
        'dispatch/case-pause.entity',
        'dispatch/contractor-link.entity',
        'dispatch/petitions/disposition.entity',
        'dispatch/petitions/supplement.entity',
        'dispatch/returns/return-request.entity',
        'dispatch/visits/follow-up.entity',
        'dispatch/visits/site-visit.entity',
        'dispatch/work-order.entity',
        'files/attachment.entity',
        'intake/chatbot/chat.entity',
        'intake/calls/call-hand-over.entity',
        'intake/calls/call.entity',
        'intake/calls/policy/caller-policy.entity',
        'intake/calls/staff-extension.entity',
        'intake/contact-case.entity',
        'intake/contact.entity',
        'intake/bookings/booking-session.entity',
        'intake/bookings/booking.entity',
        'intake/bookings/telephone-days.entity',
        'intake/services/service-count.entity',
        'intake/bullying/bullying-report.entity',
        'intake/bullying/bullying-step.entity',
        'intake/tracked/tracked-decision.entity',
        'intake/open311/open311-report.entity',
        'intake/open311/report-answer.entity',
        'intake/doors/door-delivery.entity',
        'intake/quarantine/quarantine.entity',
        'intake/letters/letter-case.entity',
        'intake/letters/letter.entity',
        'intake/mail/mail-in.entity',
        'messages/call-back-attempt.entity',
        'messages/call-back.entity',
        'messages/mail/delivery.entity',
        'messages/mail/message.entity',
        'messages/phone-attempt.entity',
        'messages/phone-task.entity',
        'privacy/deletion.entity',
        'privacy/legal-hold.entity',
        'privacy/person-request-citizen.entity',
        'privacy/person-request.entity',
        'privacy/retention-proposal.entity',
        'satisfaction/answer.entity',
        'satisfaction/phone/survey-call-attempt.entity',
        'satisfaction/phone/survey-call.entity',
        'satisfaction/reviews/review.entity',
        'satisfaction/survey.entity',
        'sla/recalculation.entity',
        'sla/escalation.entity',
        'sla/extension-request.entity',
        'sla/sla-clock.entity',
        'statistics/annual/annual-figure.entity',
        'statistics/fact-accident.entity',
        'statistics/fact-bullying.entity',
        'statistics/decisions/fact-decision.entity',
        'statistics/fact-call.entity',
        'statistics/fact-case.entity',
        'statistics/fact-clock.entity',
        'statistics/fact-contact.entity',
        'statistics/fact-inspection.entity',
        'statistics/fact-step.entity',
        'statistics/time-control/document-figure.entity',
        'statistics/time-control/fact-standing.entity',
        'statistics/fact-service.entity',
        'statistics/fact-survey.entity',
        'statistics/fact-visit.entity',
        'statistics/saved/saved-filter.entity',
      ],
      because: 'The one list of entity classes.',
    },
    'platform/backup/restore-backup': {
      may: ['migrations/list'],
      because: 'A backup is loaded into the schema it was made of.',
    },
    'platform/database/data-source': { may: ['migrations/list'], because: 'Brings the schema up to date.' },
    'platform/audit/access-log.entity': { may: ['events'], because: 'The list of what is recorded.' },
    'platform/audit/audit.service': { may: ['events'], because: 'The list of what is recorded.' },
    'platform/log/events.service': { may: ['events'], because: 'The map of facts types what is told.' },
    'platform/log/fact': { may: ['events'], because: 'The map of facts types what is heard.' },
    'platform/health/health.controller': {
      may: ['access/allow.decorator'],
      because: 'Every endpoint declares its right, also the one that needs none.',
    },
    events: {
      may: [
        'cases/incidents/incident.events',
        'cases/links/link.events',
        'cases/petitions/oral-record.events',
        'cases/unsealing.events',
        'city/city.events',
        'closure/closure.events',
        'dispatch/arbitration/arbitration.events',
        'dispatch/co-handling/co-handling.events',
        'dispatch/petitions/petition.events',
        'dispatch/returns/return.events',
        'dispatch/urging/urging.events',
        'dispatch/visits/visit.events',
        'dispatch/work-order.events',
        'intake/intake.events',
        'messages/mail/message.events',
        'messages/telephone.events',
        'privacy/privacy.events',
        'satisfaction/reviews/review.events',
        'satisfaction/survey.events',
        'sla/clock.events',
        'platform/problem/problem',
      ],
      because: 'The type of words in two languages; what a room tells in a file of its own.',
    },
  },
};

const sources = sourcesBelow('src', 'migrations');
const imports = crossings(sources);

describe('every room', () => {
  it('has a row in the table, or may import everything', () => {
    const rooms = new Set(sources.map(({ path }) => roomOf(path)));
    expect([...rooms].sort()).toEqual([...Object.keys(RULES.table), ...RULES.all].sort());
  });

  it('imports only what its row allows', () => {
    expect(breaches(imports, RULES)).toEqual([]);
  });

  it('is allowed nothing that it does not use', () => {
    expect(unused(imports, RULES)).toEqual([]);
  });

  it('stands in no circle with others', () => {
    expect(
      circles(
        imports.filter(({ from }) => !isTest(from)),
        RULES.files,
      ),
    ).toEqual([]);
  });

  it('that imports access has a door of its own, a controller or gateway', () => {
    const withDoor = sources.filter(({ path }) => /\.(controller|gateway)\.ts$/.test(path));
    const doors = new Set(withDoor.map(({ path }) => roomOf(path)));
    expect(
      Object.keys(RULES.table).filter(room => RULES.table[room]?.includes('access') && !doors.has(room)),
    ).toEqual([]);
  });
});

it('no file of the server waits for itself to be loaded', () => {
  const edges = sources
    .filter(isServer)
    .flatMap(importsOf)
    .filter(({ typeOnly }) => !typeOnly)
    .map(({ from, to }) => [from.replace(/\.ts$/, ''), to] as const);
  expect(circlesIn(edges)).toEqual([]);
});

describe('the check of imports', () => {
  const found = (path: string, text: string): unknown[] =>
    breaches(crossings([sourceOf(path, text)]), RULES).map(({ path: from, what }) => [from, what]);

  it.each([
    [
      'src/statistics/planted.ts',
      `import { CaseFile } from '../cases/case-file.entity.js';`,
      'src/cases/case-file.entity',
    ],
    [
      'src/statistics/planted.ts',
      `import type { CaseFile } from '../cases/case-file.entity.js';`,
      'src/cases/case-file.entity',
    ],
    ['src/sla/planted.ts', `import '../dispatch/leg.service.js';`, 'src/dispatch/leg.service'],
    ['src/statistics/planted.ts', `export * from '../cases/case.words.js';`, 'src/cases/case.words'],
    [
      'src/sla/planted.ts',
      `const late = await import('../desk/names.service.js');`,
      'src/desk/names.service',
    ],
    ['src/sla/planted.ts', `type Late = import('../desk/names.service.js').Names;`, 'src/desk/names.service'],
    ['src/sla/planted.ts', `const old = require('../live/frames.js');`, 'src/live/frames'],
    [
      'src/sla/planted.spec.ts',
      `import { Names } from '../desk/names.service.js';`,
      'src/desk/names.service',
    ],
    [
      'src/desk/planted.ts',
      `import { NoteService } from '../cases/note.service.js';`,
      'src/cases/note.service',
    ],
    [
      'src/console/boards/planted.tsx',
      `import { ENDS } from '../../cases/case-actions.rules.js';`,
      'src/cases/case-actions.rules',
    ],
    ['src/platform/planted.ts', `import { roles } from '../access/roles.js';`, 'src/access/roles'],
    ['src/cases/planted.ts', `import { flow } from '../flow.js';`, 'src/flow'],
    ['src/cases/planted.ts', `import { startApp } from '../../test/support/app.js';`, 'test/support/app'],
    [
      'src/unknown/planted.ts',
      `import { Clock } from '../platform/clock/clock.js';`,
      'src/platform/clock/clock',
    ],
    [
      'migrations/0099-planted.ts',
      `import { CASE_STATES } from '../src/cases/case-actions.rules.js';`,
      'src/cases/case-actions.rules',
    ],
  ])('sees a planted one in %s: %s', (path, text, to) => {
    expect(found(path, text)).toEqual([[path, `imports ${to}`]]);
  });

  it.each([
    ['src/sla/planted.ts', `import { CityService } from '../city/city.service.js';`],
    [
      'src/sla/planted.ts',
      `import { Clock } from '../platform/clock/clock.js'; import type { EventMap } from '../events.js';`,
    ],
    ['src/sla/planted.spec.ts', `import { startApp } from '../../test/support/app.js';`],
    ['src/sla/planted.ts', `import { join } from 'node:path'; // import { x } from '../desk/x.js'`],
    ['src/commands/planted.ts', `import { Names } from '../desk/names.service.js';`],
  ])('lets pass what the table allows in %s: %s', (path, text) => {
    expect(found(path, text)).toEqual([]);
  });

  it('sees a row that allows what nobody does', () => {
    const { table, files } = RULES;
    const wide: Rules = {
      ...RULES,
      table: { ...table, sla: ['access', 'cases', 'city', 'files'] },
      files: { ...files, 'platform/log/fact': { may: ['events', 'access/roles'], because: 'planted' } },
    };
    expect(unused(imports, wide)).toEqual([
      'sla may import files',
      'platform/log/fact may import access/roles',
    ]);
  });

  it('sees a circle of rooms, also one of types only', () => {
    const planted = sourceOf('src/city/planted.ts', `import type { Leg } from '../dispatch/leg.service.js';`);
    expect(circles(crossings([...sources, planted]), RULES.files)).toEqual(
      expect.arrayContaining(['city → dispatch → city']),
    );
  });

  it('sees a circle over several', () => {
    expect(
      circlesIn([
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
        ['d', 'a'],
      ]),
    ).toEqual(['a → b → c → a']);
    expect(
      circlesIn([
        ['a', 'b'],
        ['b', 'c'],
        ['a', 'c'],
      ]),
    ).toEqual([]);
  });
});
