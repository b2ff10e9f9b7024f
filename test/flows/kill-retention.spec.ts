import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { ContactRecordedDto } from '../../src/intake/contact.dto.js';
import type { ProposalDto } from '../../src/privacy/retention.dto.js';
import { ask, remove, temporaryFolder } from '../support/embedded.js';
import { KillableServer } from '../support/killable-server.js';

const CASES = 120;
const WITH_PHOTO = 20;
const HANDLED_BEFORE_THE_END = 30;

let dataDir: string;
let server: KillableServer;
let numbers: string[];
beforeAll(async () => {
  dataDir = temporaryFolder();
  server = await KillableServer.start(dataDir);
  numbers = await casesOfLongAgo();
}, 180_000);
afterAll(async () => {
  await server?.stop();
  await remove(dataDir);
});

async function casesOfLongAgo(): Promise<string[]> {
  const agent = await server.signIn('agent');
  const made: string[] = [];
  for (let i = 0; i < CASES; i += 1) {
    const response = await server.post(
      '/api/contacts',
      {
        ...{
          channel: 'phone',
          outcome: 'recorded',
          citizen: { name: `王小明${i}`, phone: `0912${100_000 + i}` },
        },
        cases: [{ category: 'RD01', district: '64000050', description: `王小明${i}家門口的坑洞` }],
      },
      { cookie: agent },
    );
    const { cases } = (await response.json()) as ContactRecordedDto;
    const number = cases[0]?.number as string;
    if (i < WITH_PHOTO) await addPhoto(agent, number);
    made.push(number);
  }
  await ask(
    server.databaseUrl,
    `update case_file set state = 'released', closed_at = '2010-01-01' where description like '王小明%';
     update contact set received_at = '2009-12-01' where citizen_id in
       (select citizen_id from case_file where description like '王小明%')`,
  );
  return made;
}

async function addPhoto(cookie: string, number: string): Promise<void> {
  const picture = sharp({ create: { width: 32, height: 24, channels: 3, background: '#567' } });
  const form = new FormData();
  form.set(
    'file',
    new Blob([new Uint8Array(await picture.png().toBuffer())], { type: 'image/png' }),
    'p.png',
  );
  const uploaded = await fetch(`${server.url}/api/files`, {
    method: 'POST',
    headers: { cookie },
    body: form,
  });
  const { id } = (await uploaded.json()) as { id: string };
  const noted = await server.post(
    `/api/cases/${number}/actions/note`,
    { text: `${number} 的照片`, photos: [id] },
    { cookie },
  );
  if (noted.status !== 200) throw new Error(`The photo was refused: ${await noted.text()}`);
}

const one = async <Row extends object>(sql: string): Promise<Row> =>
  (await ask<Row>(server.databaseUrl, sql))[0] as Row;
const handled = async (): Promise<number> =>
  Number((await one<{ n: string }>('select count(*) as n from retention_item where outcome is not null')).n);
const filesLeft = (): string[] =>
  (readdirSync(join(dataDir, 'files'), { recursive: true }) as string[]).filter(name =>
    /-(full|thumb)\./.test(name),
  );

it('an approved list is carried out to its end, each line once, though the server is killed in the middle', async () => {
  const admin = await server.signIn('admin');
  const proposed = await server.post('/api/retention/proposals', {}, { cookie: admin });
  const { id, version, counts } = (await proposed.json()) as ProposalDto;
  expect(counts).toMatchObject({ texts: CASES, attachments: WITH_PHOTO, photos: WITH_PHOTO });
  expect(filesLeft()).toHaveLength(2 * WITH_PHOTO);
  const commission = await server.signIn('commission');
  const decision = { version, decision: 'approved', reason: '依保存年限' };
  const path = `/api/retention/proposals/${id}/decision`;
  const decided = await server.post(path, decision, { cookie: commission });
  expect(decided.status).toBe(200);

  while ((await handled()) < HANDLED_BEFORE_THE_END);
  await server.gone();
  const { total } = await one<{ total: string }>('select count(*) as total from retention_item');
  expect(await handled()).toBeLessThan(Number(total));
  server = await KillableServer.start(dataDir);
  const state = async (): Promise<string> =>
    (await one<{ state: string }>('select state from retention_proposal')).state;
  while ((await state()) !== 'carried_out');

  const outcomes = await ask<{ outcome: string; n: string }>(
    server.databaseUrl,
    'select outcome, count(*) as n from retention_item group by outcome',
  );
  expect(outcomes).toEqual([{ outcome: 'done', n: total }]);
  const twice = await ask(
    server.databaseUrl,
    'select 1 from deletion_log group by what, case_id, citizen_id, attachment_id having count(*) > 1',
  );
  expect(twice).toEqual([]);
  expect(await one('select count(*)::int as n from deletion_log')).toEqual({ n: Number(total) });
  expect(await one(`select count(*)::int as n from case_file where description like '王小明%'`)).toEqual({
    n: 0,
  });
  expect(await one('select count(*)::int as n from citizen where anonymised_at is not null')).toEqual({
    n: CASES,
  });
  while (((await one<{ n: number }>('select count(*)::int as n from attachment_removal')).n ?? 0) > 0);
  expect(filesLeft()).toEqual([]);
  expect(numbers).toHaveLength(CASES);
}, 120_000);
