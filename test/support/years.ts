import { expect } from '@jest/globals';
import type { Test } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { ProposalDto, ProposalItemDto } from '../../src/privacy/retention.dto.js';
import { Hotline, post } from './hotline.js';
import { signIn } from './people.js';

export const WANG = {
  name: '王小明',
  phone: '0912-345-678',
  email: 'wang.xm@example.tw',
  address: '高雄市苓雅區四維三路2號',
};

/** A hotline over the years: whoever proposes, decides and handles requests is at hand at any time. */
export class Years {
  private constructor(readonly hotline: Hotline) {}

  static async begin(now: string): Promise<Years> {
    return new Years(await Hotline.open({ now }));
  }

  /** Signed in anew: no session lasts for years. */
  as(role: Parameters<typeof signIn>[1]): Promise<TestAgent> {
    return signIn(this.hotline.server.app, role);
  }

  /** Recorded, reported with a photo, released; the number. */
  async finishedCase(wish: object = {}, contact: object = {}): Promise<string> {
    const { number } = await this.hotline.record(wish, contact);
    await this.hotline.finish(number);
    await this.hotline.onCase(number, 'release', { how: 'called_back', note: '已電覆王小明先生' });
    return number;
  }

  /** The last wish stands: a list of what is due today, by a new administrator. */
  async propose(asOf?: string): Promise<ProposalDto> {
    const { body } = await post(
      await this.as('admin'),
      '/api/retention/proposals',
      asOf ? { asOf } : {},
    ).expect(201);
    return body;
  }

  async approve({ id, version }: ProposalDto): Promise<ProposalDto> {
    const commission = await this.as('commission');
    const decision = { version, decision: 'approved', reason: '依保存年限' };
    await post(commission, `/api/retention/proposals/${id}/decision`, decision).expect(200);
    await this.hotline.server.settle();
    const { body } = await commission.get(`/api/retention/proposals/${id}`).expect(200);
    expect(body.state).toBe('carried_out');
    return body;
  }

  async items({ id }: { id: string }): Promise<ProposalItemDto[]> {
    const { body } = await (await this.as('auditor'))
      .get(`/api/retention/proposals/${id}/items?limit=200`)
      .expect(200);
    return body.items;
  }

  /** `texts D2026… done`, for each line. */
  async outcomes(proposal: { id: string }): Promise<string[]> {
    const items = await this.items(proposal);
    return items.map(({ what, number, outcome, why }) =>
      [what, number ?? '-', outcome ?? 'waiting', why].filter(Boolean).join(' '),
    );
  }

  /** In which tables any of these texts stands, in whatever spelling. */
  async tablesWith(texts: readonly string[]): Promise<string[]> {
    const { db } = this.hotline.server;
    const tables = await db.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const [row] = await db.query<{ all: string | null }>(
        `select string_agg(t::text, ' ') as all from "${name}" t`,
      );
      const spelled = texts.flatMap(text => [
        text,
        Buffer.from(text).toString('hex'),
        Buffer.from(text).toString('base64'),
      ]);
      for (const one of spelled) if (row?.all?.includes(one)) found.push(`${name}: ${one}`);
    }
    return found;
  }
}

/** What was answered, byte by byte. */
export async function bytesOf(request: Test): Promise<Buffer> {
  const { body } = await request
    .buffer(true)
    .parse((stream, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  return body as Buffer;
}
