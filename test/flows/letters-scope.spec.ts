import { afterAll, beforeAll, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { Role } from '../../src/access/roles.js';
import { narrowMessages } from '../../src/messages/mail/message-scope.sql.js';
import { Conditions } from '../../src/platform/database/conditions.js';
import { type ConfirmedLetter, Mailbox } from '../support/letters.js';
import { hire, signIn } from '../support/people.js';

const [HERE, ELSEWHERE] = ['64000080', '64000090'];
let mailbox: Mailbox;
let waiting: string;
let here: ConfirmedLetter;
let there: ConfirmedLetter;
let both: ConfirmedLetter;

beforeAll(async () => {
  mailbox = await Mailbox.open('2026-11-13T10:00:00+08:00');
  waiting = (await mailbox.wrote('等待確認的信')).id;
  here = await mailbox.confirmed('這裡的涼亭漏水');
  there = await mailbox.confirmed('那裡的涼亭漏水');
  both = await mailbox.confirmed('兩處的涼亭漏水');
  const clerk = await signIn(mailbox.hotline.server.app, 'petition_clerk');
  const { version } = (await clerk.get(`/api/letters/${both.id}`).expect(200)).body;
  await clerk
    .post(`/api/letters/${both.id}/actions/divide`)
    .send({ version, matters: [{ text: '另一處', district: ELSEWHERE }] })
    .expect(200);
  for (const [number, district] of [
    [here.number, HERE],
    [there.number, ELSEWHERE],
    [both.number, HERE],
  ])
    await mailbox.hotline.server.db.query('update case_file set district = $2 where number = $1', [
      number,
      district,
    ]);
});
afterAll(() => mailbox.close());

async function limited(role: Role, districts: string[] | null): Promise<TestAgent> {
  const { app, db } = mailbox.hotline.server;
  const { id, username, password } = await hire(app, role);
  await db.query('update staff set districts = $2 where id = $1', [id, districts]);
  const agent = supertest.agent(app.getHttpServer());
  await agent.post('/api/session').send({ username, password }).expect(200);
  return agent;
}
const idsOf = ({ body }: { body: { items: { id: string }[] } }): string[] =>
  body.items.map(({ id }) => id).sort();
const listed = async (who: TestAgent, show: string): Promise<string[]> =>
  idsOf(await who.get(`/api/letters?show=${show}`).expect(200));
const found = async (who: TestAgent, text: string): Promise<string[]> =>
  idsOf(await who.post('/api/letters/search').send({ text }).expect(200));

it.each<Role>(['supervisor', 'petition_clerk'])(
  'a %s reads all letters, or those whose cases are all theirs',
  async role => {
    const everybodys = await limited(role, null);
    const all = [here.id, there.id, both.id].sort();
    expect([await listed(everybodys, 'in_hand'), await listed(everybodys, 'waiting')]).toEqual([
      all,
      [waiting],
    ]);
    expect(await found(everybodys, '涼亭漏水')).toEqual(all);
    const theirs = await limited(role, [HERE as string]);
    expect([await listed(theirs, 'in_hand'), await listed(theirs, 'waiting')]).toEqual([[here.id], []]);
    expect([await found(theirs, '涼亭漏水'), await found(theirs, there.number)]).toEqual([[here.id], []]);
    await theirs.get(`/api/letters/${here.id}`).expect(200);
    for (const { id } of [there, both, { id: waiting }]) {
      const paths = ['', '/answer', `/files/${id}`];
      for (const path of paths) await theirs.get(`/api/letters/${id}${path}`).expect(404);
      const { version } = (await everybodys.get(`/api/letters/${id}`).expect(200)).body;
      const acts: Record<string, object> = {
        'send-link': { version },
        divide: { version, matters: [{ text: '再一件' }] },
        answer: { version, basis: 'x', text: '答復' },
      };
      for (const [action, body] of Object.entries(acts)) {
        const answer = await theirs.post(`/api/letters/${id}/actions/${action}`).send(body);
        expect([action, answer.status, answer.body.code]).toEqual([action, 404, 'LETTER_NOT_FOUND']);
      }
    }
  },
);

it.each<Role>(['supervisor', 'petition_clerk'])(
  'a %s reads the mails about all letters, or about those whose cases are all theirs, and sends only these again',
  async role => {
    const written = async (who: TestAgent, more = ''): Promise<(string | null)[]> => {
      const { body } = await who.get(`/api/messages?show=all&limit=200${more}`).expect(200);
      const about = body.items.map(({ letterId }: { letterId: string | null }) => letterId);
      return [...new Set<string | null>(about)].sort();
    };
    const everybodys = await limited(role, null);
    const all = [here.id, there.id, both.id, waiting].sort();
    expect(await written(everybodys)).toEqual(all);
    const theirs = await limited(role, [HERE as string]);
    expect(await written(theirs)).toEqual([here.id]);
    expect(await written(theirs, `&letter=${here.id}`)).toEqual([here.id]);
    for (const id of [there.id, both.id, waiting]) {
      expect(await written(theirs, `&letter=${id}`)).toEqual([]);
      const [mail] = (await everybodys.get(`/api/messages?show=all&letter=${id}`).expect(200)).body.items;
      const answer = await theirs
        .post(`/api/messages/${mail.id}/actions/resend`)
        .send({ version: mail.version });
      expect([answer.status, answer.body.code]).toEqual([404, 'MESSAGE_NOT_FOUND']);
      // The next page begins behind none that they do not see.
      await theirs.get(`/api/messages?show=all&cursor=${mail.id}`).expect(200);
    }
  },
);

it('mails about a case in confidence are not read by who does not read the case', async () => {
  const asked = new Conditions();
  narrowMessages(asked, { id: 'x', role: 'agent', agency: null });
  const of = async (): Promise<unknown[]> =>
    mailbox.hotline.server.db.query(
      `select 1 from message m left join letter l on l.id = m.letter_id
         left join case_file c on c.id = m.case_id ${asked.where}`,
      asked.values,
    );
  asked.equals('m.letter_id', here.id);
  expect(await of()).not.toEqual([]);
  const { db } = mailbox.hotline.server;
  const keep = (is: boolean) =>
    db.query('update case_file set confidential = $2 where number = $1', [here.number, is]);
  await keep(true);
  expect(await of()).toEqual([]);
  await keep(false);
});

it.each<Role>(['agent', 'officer', 'agency_chief', 'inspector', 'manager', 'commission', 'auditor', 'admin'])(
  'a %s reads no letter and no mail',
  async role => {
    const who = await signIn(mailbox.hotline.server.app, role);
    await who.get('/api/letters').expect(403);
    await who.get(`/api/letters/${here.id}`).expect(403);
    await who.post('/api/letters/search').send({ text: here.number }).expect(403);
    await who.get(`/api/messages?show=all&letter=${here.id}`).expect(403);
    await who.post(`/api/messages/${here.id}/actions/resend`).send({ version: 1 }).expect(403);
  },
);
