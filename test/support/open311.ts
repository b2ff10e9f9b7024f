import { XMLParser } from 'fast-xml-parser';
import type TestAgent from 'supertest/lib/agent.js';
import type { TestApp } from './app.js';

export interface Answer {
  status: number;
  type: string | null;
  headers: Headers;
  text: string;
  /** Of JSON. */
  body: never;
  /** Of XML, with every value as text. */
  xml: Record<string, never>;
}

const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: false });

/** A client of the Open311 door: as plain as they are. */
export class Open311 {
  constructor(
    private readonly server: TestApp,
    readonly key: string | null = null,
    private readonly base = 'open311/v2',
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask(path, { headers });
  }

  /** A form. `fields`: a name may come several times. */
  post(path: string, fields: Record<string, string | string[]>): Promise<Answer> {
    const pairs = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map(one => [name, one] as [string, string]),
    );
    if (this.key !== null && !('api_key' in fields)) pairs.unshift(['api_key', this.key]);
    return this.ask(path, { method: 'POST', body: new URLSearchParams(pairs) });
  }

  async ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const answer = await fetch(`${this.server.url}/${this.base}/${path}`, init);
    const text = await answer.text();
    const type = answer.headers.get('content-type');
    return {
      status: answer.status,
      type,
      headers: answer.headers,
      text,
      body: (type?.includes('json') && text ? JSON.parse(text) : undefined) as never,
      xml: (type?.includes('xml') && text ? parser.parse(text) : {}) as Record<string, never>,
    };
  }
}

/** The key of a machine through which citizens reach the city. */
export async function machineKey(
  admin: TestAgent,
  rights: string[] = ['report.submit'],
  ratePerMinute = 6000,
): Promise<string> {
  const name = '高雄一指通';
  const { body } = await admin
    .post('/api/machines')
    .send({
      name,
      role: rights.includes('report.submit') ? 'channel' : 'agent',
      keyName: name,
      rights,
      days: 90,
      ratePerMinute,
    })
    .expect(201);
  return body.key;
}
