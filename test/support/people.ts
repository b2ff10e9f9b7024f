import { randomBytes } from 'node:crypto';
import type { INestApplication } from '@nestjs/common';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { rightsForKeys } from '../../src/access/keys/key.rules.js';
import { MachinesService } from '../../src/access/keys/machines.service.js';
import { type Role, worksForAnAgency } from '../../src/access/roles.js';
import type { Staff } from '../../src/access/staff.js';
import { StaffService } from '../../src/access/staff.service.js';

export interface TestPerson {
  id: string;
  username: string;
  password: string;
}

/** Somebody with this role, and an account. Officers and chiefs are of the maintenance office unless said otherwise. */
export async function hire(app: INestApplication, role: Role, agency?: string): Promise<TestPerson> {
  const username = `${role}.${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('base64url');
  const id = await app.get(StaffService).create({
    username,
    name: `測試 ${role}`,
    role,
    agency: worksForAnAgency(role) ? (agency ?? 'maintenance') : null,
    password,
  });
  return { id, username, password };
}

/**
 * A new person, signed in over HTTP: the agent keeps the cookie. The application must be listening. Of the role of
 * machines: one with a key for all it may.
 */
export async function signIn(app: INestApplication, role: Role, agency?: string): Promise<TestAgent> {
  if (role === 'channel') return supertest.agent(app.getHttpServer()).set('authorization', await keyOf(app));
  const { username, password } = await hire(app, role, agency);
  const agent = supertest.agent(app.getHttpServer());
  await agent.post('/api/session').send({ username, password }).expect(200);
  return agent;
}

/** The `Cookie` header of a signed-in agent, for a socket's handshake. */
export function cookieOf(agent: TestAgent): string {
  const cookie = agent.jar.getCookie('hotline_session', {
    path: '/',
    domain: '127.0.0.1',
    secure: false,
    script: false,
  });
  return `hotline_session=${cookie?.value}`;
}

async function keyOf(app: INestApplication): Promise<string> {
  const { id } = await hire(app, 'admin');
  const rights = rightsForKeys('channel');
  const wish = {
    name: '介接系統',
    role: 'channel' as const,
    keyName: '測試',
    rights,
    days: 30,
    ratePerMinute: 6000,
  };
  const { key } = await app.get(MachinesService).make(wish, { id } as Staff);
  return `Bearer ${key}`;
}
