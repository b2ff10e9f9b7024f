import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Post } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { io as connect } from 'socket.io-client';
import supertest from 'supertest';
import { Allow } from '../../src/access/allow.decorator.js';
import { rightsForKeys } from '../../src/access/keys/key.rules.js';
import { KeysService } from '../../src/access/keys/keys.service.js';
import { RightsGuard } from '../../src/access/rights.guard.js';
import { grantFor, type Right, rightNames } from '../../src/access/rights.js';
import { type Role, roles } from '../../src/access/roles.js';
import { SessionService } from '../../src/access/session.service.js';
import { Config } from '../../src/platform/config/config.js';
import { Limits } from '../../src/platform/limits/limits.service.js';
import { ProblemFilter } from '../../src/platform/problem/problem.filter.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Door, doorsOf } from '../support/doors.js';
import { cookieOf, signIn } from '../support/people.js';

/** These need nobody to be signed in. Whatever is added here is open to the world. */
const PUBLIC = [
  'DELETE /api/session',
  // By a contractor's link, which its own guard asks for: test/flows/contractors.spec.ts.
  'GET /api/contractor/order',
  'GET /api/contractor/photos/:id',
  'GET /api/mailbox/form',
  'GET /api/session/methods',
  'GET /api/session/oidc',
  'GET /api/session/oidc/callback',
  'GET /api/session/oidc/sign-out',
  'GET /health/live',
  'GET /health/ready',
  'GET /open-data',
  'GET /open-data/dispatch-cases',
  'GET /open-data/dispatch-counts',
  // Of Open311, which asks for a key itself where one is needed: test/flows/open311-reports.spec.ts.
  ...['open311/test/v2', 'open311/v2'].flatMap(base =>
    [
      ...['discovery.json', 'discovery.xml', 'requests.json', 'requests.xml', 'requests/:name'],
      ...['services.json', 'services.xml', 'services/:name', 'tokens/:name'],
      ...['media/:name', 'servicerequestupdates.json', 'servicerequestupdates.xml'],
    ].map(path => `GET /${base}/${path}`),
  ),
  'POST /api/case-status',
  'POST /api/clock',
  'POST /api/contractor/arrive',
  'POST /api/contractor/photos',
  'POST /api/contractor/report',
  'POST /api/mailbox/confirm',
  'POST /api/mailbox/files',
  'POST /api/mailbox/letters',
  'POST /api/password-links/redeem',
  'POST /api/session',
  'POST /api/session/oidc/logout',
  'POST /api/surveys/answer',
  'POST /api/surveys/open',
  ...['open311/test/v2', 'open311/v2'].flatMap(base =>
    ['requests.json', 'requests.xml', 'servicerequestupdates.json', 'servicerequestupdates.xml'].map(
      path => `POST /${base}/${path}`,
    ),
  ),
];
/** Asked elsewhere than at a door: at the socket's handshake; by pages that come later. */
const ASKED_ELSEWHERE: Right[] = [
  'live.connect',
  'substitute.appoint',
  'contact.record-late',
  'call.oversee',
  'report.submit',
  'survey.pass-on',
];
/** Whoever may do one thing with them may do all. */
const OF_A_WHOLE: Record<string, Right> = {
  staff: 'staff.manage',
  closures: 'calendar.manage',
  surges: 'surge.switch',
  'bullying-reports': 'bullying.decide',
  quarantine: 'quarantine.decide',
  reviews: 'review.decide',
  inspections: 'inspection.decide',
  bookings: 'booking.handle',
  'booking-sessions': 'booking.roster',
  'telephone-days': 'booking.roster',
};

/** Decided by an id of its own, and an action of the case in the table of actions. */
const OF_THE_CASE: Record<string, Right> = {
  '/api/bullying-reports/:id/actions/hold': 'bullying.hold',
  '/api/bullying-reports/:id/actions/lift': 'bullying.hold',
  '/api/returns/:id/actions/approve': 'workorder.approve-return',
  '/api/arbitrations/:id/actions/decide': 'case.arbitrate',
  '/api/samples/:id/actions/accept': 'case.accept-sample',
  '/api/samples/:id/actions/reject': 'case.reject-sample',
  '/api/substitutes/:id/actions/end': 'substitute.set',
  '/api/accidents/:id/actions/show': 'accident.confirm',
  '/api/dispositions/:id/actions/approve-not-handling': 'case.approve-not-handling',
  '/api/dispositions/:id/actions/approve-transfer': 'case.approve-transfer',
  '/api/caller-policies/:id/actions/approve': 'caller-policy.decide',
  '/api/caller-policies/:id/actions/refuse': 'caller-policy.decide',
  '/api/caller-policies/:id/actions/end': 'caller-policy.decide',
  '/api/caller-policies/:id/actions/decide-appeal': 'caller-policy.decide',
};

const NO_SUCH_CASE = 'D20000101-00000-0';
const NO_SUCH_ID = '00000000-0000-7000-8000-000000000000';
const addressOf = ({ path }: Door): string =>
  path.replace(':number', NO_SUCH_CASE).replace(/:\w+/g, NO_SUCH_ID);

let server: TestApp;
let doors: Door[];

beforeAll(async () => {
  server = await startApp();
  doors = doorsOf(server.app);
});
afterAll(() => server.close());

describe('every endpoint and every socket message', () => {
  it('declares the right it needs', () => {
    expect(doors.map(({ name }) => name)).toEqual(expect.arrayContaining(['GET /api/session', ...PUBLIC]));
    expect(doors.filter(({ right }) => right === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('needs somebody signed in, but for the few that are listed', () => {
    const known = [...PUBLIC].sort((a, b) => a.localeCompare(b, 'en'));
    expect(doors.filter(({ right }) => right === 'public').map(({ name }) => name)).toEqual(known);
  });

  it('that is an action asks for the right of that name', () => {
    const actions = doors.filter(({ path }) => path.includes('/actions/'));
    expect(actions.length).toBeGreaterThan(10);
    for (const { path, right } of actions) {
      const of = path.split('/')[2] as string;
      const noun = of === 'work-orders' ? 'workorder' : of.replace(/ies$/, 'y').replace(/s$/, '');
      const own = OF_THE_CASE[path] ?? OF_A_WHOLE[of] ?? `${noun}.${path.split('/').at(-1)}`;
      expect([path, right]).toEqual([path, own]);
    }
  });

  it('together use every right of the table', () => {
    const used = new Set(doors.map(({ right }) => right));
    expect(rightNames.filter(right => !used.has(right) && !ASKED_ELSEWHERE.includes(right))).toEqual([]);
  });
});

describe('every endpoint', () => {
  const knock = async (
    agent: ReturnType<typeof supertest.agent>,
    door: Door,
  ): Promise<[string, number, string]> => {
    const { status, body } = await agent[door.method.toLowerCase() as 'get'](addressOf(door));
    return [door.name, status, body.code];
  };
  /** The last one: it signs out everywhere. */
  const LAST = 'DELETE /api/sessions';
  const guarded = (): Door[] =>
    doors
      .filter(({ right, method }) => right !== 'public' && method !== 'socket')
      .sort((a, b) => Number(a.name === LAST) - Number(b.name === LAST));

  it('is closed to whoever is not signed in', async () => {
    for (const door of guarded())
      expect(await knock(supertest.agent(server.url), door)).toEqual([door.name, 401, 'NOT_SIGNED_IN']);
  });

  it.each([...roles])(
    'lets a person in the role %s do what the table says, and nothing else',
    async (role: Role) => {
      const agent = await signIn(server.app, role);
      // A machine has what its key has.
      const only = role === 'channel' ? { only: rightsForKeys(role) } : {};
      for (const door of guarded()) {
        const answer = await knock(agent, door);
        if (grantFor({ role, ...only }, door.right as Right) === null)
          expect(answer).toEqual([door.name, 403, 'NOT_ALLOWED']);
        else {
          expect(answer).not.toEqual([door.name, 403, 'NOT_ALLOWED']);
          expect([door.name, answer[1] < 500]).toEqual([door.name, true]);
        }
      }
    },
  );
});

describe('an endpoint or message somebody forgot to declare', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    @Controller('planted')
    class PlantedController {
      @Get()
      forgotten(): string {
        return 'secret';
      }

      @Post('declared')
      @Allow('public')
      declared(): string {
        return 'fine';
      }
    }
    @WebSocketGateway()
    class PlantedGateway {
      @SubscribeMessage('planted')
      forgotten(): string {
        return 'secret';
      }
    }
    const module = await Test.createTestingModule({
      controllers: [PlantedController],
      providers: [
        PlantedGateway,
        { provide: APP_GUARD, useClass: RightsGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: SessionService, useValue: server.app.get(SessionService) },
        { provide: KeysService, useValue: server.app.get(KeysService) },
        { provide: Limits, useValue: server.app.get(Limits) },
        { provide: Config, useValue: server.config },
      ],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  it('is found', () => {
    expect(doorsOf(app)).toEqual([
      { name: 'GET /planted', method: 'GET', path: '/planted', right: undefined },
      { name: 'POST /planted/declared', method: 'POST', path: '/planted/declared', right: 'public' },
      { name: 'socket planted', method: 'socket', path: 'planted', right: undefined },
    ]);
  });

  it('is refused, also to the admin', async () => {
    const cookie = cookieOf(await signIn(server.app, 'admin'));
    const answer = await supertest(app.getHttpServer()).get('/planted').set('cookie', cookie);
    expect([answer.status, answer.body.code]).toEqual([403, 'RIGHT_NOT_DECLARED']);
    await supertest(app.getHttpServer()).post('/planted/declared').expect(201);
  });

  it('is refused over a socket, and the server lives on', async () => {
    const socket = connect(await app.getUrl(), { transports: ['websocket'] });
    const answers = ['exception', 'planted'].map(name => new Promise(resolve => socket.once(name, resolve)));
    const acknowledged = new Promise(resolve => socket.emit('planted', {}, resolve));
    expect(await Promise.race([...answers, acknowledged])).toMatchObject({ message: 'Forbidden resource' });
    socket.close();
    await supertest(app.getHttpServer()).post('/planted/declared').expect(201);
  });
});
