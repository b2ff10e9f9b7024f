import { randomBytes } from 'node:crypto';
import type { INestApplication } from '@nestjs/common';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { type Role, worksForAnAgency } from '../../src/access/roles.js';
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

/** A new person, signed in over HTTP: the agent keeps the cookie. The application must be listening. */
export async function signIn(app: INestApplication, role: Role, agency?: string): Promise<TestAgent> {
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
