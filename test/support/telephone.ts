import supertest, { type Test } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { TestApp } from './app.js';
import { signIn } from './people.js';

/** A telephone system of the city's, with a key of its own. */
export class Telephone {
  private count = 0;

  private constructor(
    private readonly url: string,
    readonly machineId: string,
    private readonly key: string,
  ) {}

  static async at({ app, url }: TestApp): Promise<Telephone> {
    return Telephone.madeBy(await signIn(app, 'admin'), url);
  }

  static async madeBy(admin: TestAgent, url: string): Promise<Telephone> {
    const { body } = await admin
      .post('/api/machines')
      .send({
        ...{ name: '話務總機', role: 'channel', keyName: '正式', rights: ['call.signal'] },
        ...{ days: 30, ratePerMinute: 6000 },
      })
      .expect(201);
    return new Telephone(url, body.machineId, body.key);
  }

  post(path: string, body: object | string): Test {
    return supertest(this.url)
      .post(path)
      .set('authorization', `Bearer ${this.key}`)
      .set('content-type', 'application/json')
      .send(body);
  }

  /** An event of a call; its id is a new one unless it is given. `at`: a time of that Monday, or any. */
  tell(callId: string, kind: string, at: string, more: object = {}): Test {
    return this.post('/api/intake/call-events', {
      ...{ eventId: `e${++this.count}`, callId, kind, at: at.length > 8 ? at : `2026-11-23T${at}+08:00` },
      ...more,
    });
  }
}

/** Sits down at a telephone. */
export const sitDown = async (by: TestAgent, extension: string | null): Promise<void> => {
  await by.put('/api/calls/my-extension').send({ extension }).expect(200);
};
