import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { ChatCloser } from '../../src/intake/chatbot/chat-closer.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

const NOW = new Date('2026-11-16T02:00:00Z');
let server: TestApp;
let agent: TestAgent;
let key: string;
beforeAll(async () => {
  server = await startApp({ now: NOW.toISOString() });
  agent = await signIn(server.app, 'agent');
  key = await keyWith(['transcript.deliver']);
});
afterAll(() => server.close());

async function keyWith(rights: string[]): Promise<string> {
  const admin = await signIn(server.app, 'admin');
  const wish = { name: '智能客服', role: 'channel', keyName: '正式', rights, days: 90, ratePerMinute: 6000 };
  return (await admin.post('/api/machines').send(wish).expect(201)).body.key;
}
const at = (seconds: number): string => new Date(NOW.getTime() - 600_000 + seconds * 1000).toISOString();
const said = (seconds: number, text: string, more: object = {}): object => ({
  at: at(seconds),
  speaker: 'citizen',
  text,
  ...more,
});
const chat = (more: object = {}): Record<string, unknown> => ({
  conversationId: randomUUID(),
  ended: true,
  resolved: true,
  wantsPerson: false,
  topic: 'works',
  turns: [said(0, '路燈不亮要找誰？'), said(5, '請撥 1999', { speaker: 'bot' })],
  ...more,
});
const post = (body: object, by = key) =>
  supertest(server.url)
    .post('/api/intake/chatbot-transcripts')
    .set('authorization', `Bearer ${by}`)
    .send(body);
const deliver = async (body: object) => (await post(body).expect(200)).body;
const contactOf = async (id: string) =>
  (
    await server.db.query(
      'select channel, outcome, answered_at_once as answered, topic from contact where id = $1',
      [id],
    )
  )[0];
const factOf = async (id: string) => {
  await server.settle();
  return (
    await server.db.query('select outcome, cases, questions from fact_contact where contact_id = $1', [id])
  )[0];
};
const count = async (table: string): Promise<number> =>
  (await server.db.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n as number;
const page = async (number: string) => (await agent.get(`/api/cases/${number}`).expect(200)).body;

describe('a conversation with the chatbot', () => {
  it('that was answered is an inquiry, and its questions are counted by field', async () => {
    const body = await deliver(
      chat({
        turns: [
          said(0, '路燈？', { topic: 'works', answered: true }),
          said(9, '公車？', { topic: 'traffic', answered: true }),
        ],
      }),
    );
    expect(body).toEqual({
      contactId: expect.any(String),
      turns: 2,
      opened: [],
      cases: [],
      willBeCalled: false,
    });
    expect(await contactOf(body.contactId)).toEqual({
      ...{ channel: 'chatbot', outcome: 'inquiry', answered: true, topic: 'works' },
    });
    expect(await factOf(body.contactId)).toEqual({
      ...{ outcome: 'inquiry', cases: 0 },
      questions: { works: { asked: 1, answered: 1 }, traffic: { asked: 1, answered: 1 } },
    });
  });

  it('that was not opens a petition with the conversation on its timeline, and tells number and password once', async () => {
    const unanswered = chat({ resolved: false, citizen: { name: '林美玉', email: 'lin@example.com' } });
    const first = await deliver(unanswered);
    const [{ number, password, kind }] = first.opened;
    expect([kind, password]).toEqual(['petition', expect.stringMatching(/^\d{8}$/)]);
    const again = await deliver(unanswered);
    expect(again).toEqual({ ...first, opened: [] });
    const { description, timeline } = await page(number);
    expect(description).toBe('路燈不亮要找誰？');
    expect(timeline.filter((entry: { kind: string }) => entry.kind === 'case.noted')).toEqual([
      expect.objectContaining({ text: '民眾：路燈不亮要找誰？\n智能客服：請撥 1999' }),
    ]);
    expect(await factOf(first.contactId)).toMatchObject({ outcome: 'recorded', cases: 1 });
  });

  it('of somebody who wants a person has a case at once, and a call-back where they can be called', async () => {
    const wish = { ended: false, wantsPerson: true };
    const silent = await deliver(chat(wish));
    expect([silent.cases.length, silent.willBeCalled]).toEqual([1, false]);
    const known = await deliver(chat({ ...wish, citizen: { phone: '0912345678' } }));
    expect(known.willBeCalled).toBe(true);
    const { body } = await agent.get('/api/call-backs').expect(200);
    const task = body.items.find((one: { case: { number: string } }) => one.case.number === known.cases[0]);
    expect(task).toMatchObject({ purpose: 'answer_chat', note: null });
  });

  it('about a street light goes to whoever mends it', async () => {
    const { opened } = await deliver(
      chat({ resolved: false, case: { category: 'LT01', district: '64000050', place: '中正路 100 號' } }),
    );
    expect(opened[0]).toMatchObject({ kind: 'dispatch', state: 'dispatched' });
  });

  it('has the case that the program spoke of at its beginning, and none of what it took back', async () => {
    const going = chat({ ended: false, resolved: false });
    const hint = (wish: object) => deliver({ ...going, case: wish });
    await hint({ category: 'RD01', district: '64000080', place: '中正路 100 號', urgency: 'urgent' });
    await hint({ category: 'LT01' });
    await hint({ district: '64000050' });
    const [kept] = await server.db.query<{ wish: Buffer }>('select wish from chat where wish is not null');
    expect(kept?.wish.includes('中正路')).toBe(false);
    await post({ ...going, case: { category: 'NONE' } }).expect(422);
    const { opened } = await deliver({ ...going, ended: true });
    expect(opened[0]).toMatchObject({ kind: 'dispatch', state: 'dispatched' });
    expect(await page(opened[0].number)).toMatchObject({
      ...{
        category: { code: 'LT01' },
        district: { code: '64000050' },
        place: '中正路 100 號',
        urgency: 'urgent',
      },
    });
    expect(await server.db.query('select 1 from chat where wish is not null')).toEqual([]);
  });

  it('has it also where it was first answered, and where nobody goes on with it', async () => {
    const answered = chat({ case: { category: 'LT01', district: '64000050' } });
    await deliver(answered);
    const { opened } = await deliver({ ...answered, case: undefined, wantsPerson: true });
    expect(opened[0]).toMatchObject({ kind: 'dispatch', state: 'dispatched' });
    const silent = chat({ ended: false, resolved: false, case: { category: 'LT01', district: '64000050' } });
    await deliver(silent);
    await server.moveTo(new Date(NOW.getTime() + 30 * 60_000 + 1));
    while (await server.app.get(ChatCloser).close());
    const { cases } = await deliver({ ...silent, case: undefined });
    expect(await page(cases[0])).toMatchObject({ category: { code: 'LT01' } });
    await server.moveTo(NOW);
  });

  it('that goes on is waited for, and is over when nobody has said anything for half an hour', async () => {
    const going = chat({ ended: false, resolved: false });
    const { contactId } = await deliver(going);
    expect(contactId).toBeNull();
    const before = await count('contact');
    await server.app.get(ChatCloser).close();
    expect(await count('contact')).toBe(before);
    await server.moveTo(new Date(NOW.getTime() + 30 * 60_000 + 1));
    while (await server.app.get(ChatCloser).close());
    const later = await deliver(going);
    expect(later.cases).toHaveLength(1);
    expect(await count('contact')).toBe(before + 1);
  });
});

describe('a conversation that is silent', () => {
  const silence = async (until: number) => {
    await server.moveTo(new Date(until));
    while (await server.app.get(ChatCloser).close());
  };
  beforeEach(() => server.moveTo(NOW));
  afterEach(() => server.moveTo(NOW));

  it('is of who said it at its beginning, and no word of who that is stays with it', async () => {
    const said = chat({ ended: false, resolved: false, citizen: { name: '林美玉', phone: '0912000333' } });
    await deliver(said);
    const heard = () => server.db.query('select 1 from chat where citizen is not null');
    await deliver({ ...said, citizen: { email: 'lin3@example.com' } });
    expect(await heard()).toHaveLength(1);
    await silence(NOW.getTime() + 31 * 60_000);
    const [number] = (await deliver({ ...said, citizen: undefined })).cases;
    const [kept] = await server.db.query(
      `select z.phone is not null as phone, z.email is not null as email
         from case_file c join citizen z on z.id = c.citizen_id where c.number = $1`,
      [number],
    );
    expect([kept, await heard()]).toEqual([{ phone: true, email: true }, []]);
  });

  it('for longer than a receipt may be late is closed all the same, and keeps no other from it', async () => {
    const edge = NOW.getTime() - 30 * 24 * 3_600_000 + 60_000;
    const old = chat({ ended: false, turns: [said(0, '路燈', { at: new Date(edge).toISOString() })] });
    const other = chat({ ended: false });
    await deliver(old);
    await deliver(other);
    await silence(NOW.getTime() + 31 * 60_000);
    expect((await deliver(other)).contactId).not.toBeNull();
    const waiting = await server.db.query('select 1 from chat where contact_id is null');
    expect(waiting).toEqual([]);
  });
});

describe('more of a conversation', () => {
  it('may say who it is, and that they want a person: they are called, once', async () => {
    const one = chat({ resolved: false, turns: [said(0, '我是林美玉，路燈不亮')] });
    const { cases } = await deliver(one);
    const named = { ...one, citizen: { name: '林美玉', phone: '0912000111' }, wantsPerson: true };
    const asked = await deliver({ ...named, turns: [said(60, '請專人打給我')] });
    expect(asked).toMatchObject({ cases, willBeCalled: true });
    const tasks = async () => {
      const { body } = await agent.get('/api/call-backs').expect(200);
      return body.items.filter((task: { case: { number: string } }) => task.case.number === cases[0]);
    };
    const [task, ...others] = await tasks();
    expect([task.purpose, others]).toEqual(['answer_chat', []]);
    const [file] = await server.db.query(
      `select c.citizen_id = k.citizen_id as same, c.shared_description as shared
         from case_file c join contact_case l on l.case_id = c.id join contact k on k.id = l.contact_id
        where c.number = $1`,
      [cases[0]],
    );
    expect(file).toEqual({ same: true, shared: expect.not.stringContaining('美玉') });
    const { body: taken } = await agent
      .post(`/api/call-backs/${task.id}/actions/take`)
      .send({ version: task.version })
      .expect(200);
    await agent
      .post(`/api/call-backs/${task.id}/actions/close`)
      .send({ version: taken.version, result: 'told' })
      .expect(200);
    await deliver({ ...named, turns: [said(90, '謝謝')] });
    expect(await tasks()).toEqual([]);
  });

  it('that was answered until then has a case of who said so with it', async () => {
    const one = chat();
    await deliver(one);
    const more = { ...one, resolved: false, wantsPerson: true, citizen: { phone: '0912000222' } };
    expect(await deliver({ ...more, turns: [said(60, '打了沒有人接')] })).toMatchObject({
      willBeCalled: true,
    });
  });

  it('of which half a character is the first that has room is read all the same', async () => {
    const long = Array.from({ length: 11 }, (_, n) => said(n, '🚨'.repeat(1000) + (n === 5 ? 'a' : '')));
    const { cases } = await deliver(chat({ resolved: false, turns: long }));
    const [note] = (await page(cases[0])).timeline.filter(
      ({ kind }: { kind: string }) => kind === 'case.noted',
    );
    expect(note.text.isWellFormed()).toBe(true);
  });

  it('that was answered until then opens its case; the contact is still one', async () => {
    const one = chat();
    const { contactId } = await deliver(one);
    const more = { ...one, resolved: false, turns: [said(60, '打了沒有人接')] };
    const after = await deliver(more);
    expect(after).toMatchObject({ contactId, turns: 3, opened: [expect.anything()] });
    expect(await contactOf(contactId)).toMatchObject({ outcome: 'recorded', answered: null, topic: null });
    expect(await factOf(contactId)).toMatchObject({ outcome: 'recorded', cases: 1 });
    expect((await page(after.cases[0])).description).toBe('路燈不亮要找誰？\n打了沒有人接');
  });

  it('is read on the timeline of the case, and opens no second one', async () => {
    const one = chat({ resolved: false });
    const { cases } = await deliver(one);
    const more = await deliver({ ...one, turns: [...(one.turns as object[]), said(90, '在巷口')] });
    expect(more).toMatchObject({ cases, opened: [], turns: 3 });
    const notes = (await page(cases[0])).timeline.filter(
      (entry: { kind: string }) => entry.kind === 'case.noted',
    );
    expect(notes.map(({ text }: { text: string }) => text)).toEqual([
      '民眾：在巷口',
      expect.stringMatching(/找誰/),
    ]);
  });

  it('may come first: the older part says nothing about how it stands', async () => {
    const one = chat({ turns: [said(60, '沒有人接')], resolved: false, ended: false });
    await deliver(one);
    const { cases } = await deliver({ ...one, turns: [said(0, '路燈')], resolved: true, ended: true });
    expect(cases).toHaveLength(1);
    expect((await page(cases[0])).description).toBe('路燈\n沒有人接');
  });

  it('delivered eight times at the same moment is one conversation', async () => {
    const one = chat({ resolved: false });
    const before = await count('case_file');
    const answers = await Promise.all(Array.from({ length: 8 }, () => deliver(one)));
    expect(await count('case_file')).toBe(before + 1);
    expect(answers.flatMap(({ opened }) => opened)).toHaveLength(1);
  });
});

describe('what was said', () => {
  it('is sealed, is read whole at the desk, and covered by whoever reads for an agency', async () => {
    const long = Array.from({ length: 800 }, (_, n) =>
      said(n / 2, `第${n}句，我是王大明，電話 0987654321，路燈還是不亮`),
    );
    const { cases, turns } = await deliver(
      chat({ resolved: false, turns: long, case: { category: 'LT01', district: '64000050' } }),
    );
    expect(turns).toBe(800);
    const rows = await server.db.query<{ row: string }>('select to_jsonb(t)::text as row from chat t');
    expect(rows.filter(({ row }) => row.includes('大明'))).toEqual([]);
    const { body } = await agent.get(`/api/cases/${cases[0]}/chats`).expect(200);
    expect(body.items[0].turns).toHaveLength(800);
    expect(body.items[0].turns[799]).toMatchObject({
      speaker: 'citizen',
      text: expect.stringMatching(/^第799句/),
    });
    const officer = await signIn(server.app, 'officer');
    await officer.get(`/api/cases/${cases[0]}/chats`).expect(403);
    const seen = JSON.stringify((await officer.get(`/api/cases/${cases[0]}`).expect(200)).body.timeline);
    expect(seen).toContain('第799句');
    expect(seen).not.toMatch(/大明|0987654321/);
  });

  it('of a report in confidence is for who deals with those', async () => {
    const { cases } = await deliver(
      chat({ resolved: false, case: { category: 'EP03', district: '64000050', confidential: true } }),
    );
    const supervisor = await signIn(server.app, 'supervisor');
    const read = (by: TestAgent) => by.get(`/api/cases/${cases[0]}/chats`);
    expect((await read(agent)).status).toBe(403);
    expect((await read(supervisor).expect(200)).body.items).toHaveLength(1);
  });
});

describe('what cannot be taken', () => {
  const planted = `'; drop table chat; -- <script>alert(1)</script> \u{20BB7}\u{1F6A8}`;
  it.each<[string, object, string]>([
    ['a name of 50,000 characters', { conversationId: 'x'.repeat(50_000) }, 'conversationId'],
    ['no name', { conversationId: '  ' }, 'conversationId'],
    ['no turns', { turns: [] }, 'turns'],
    ['turns that are none', { turns: ['路燈'] }, 'turns'],
    ['an impossible day', { turns: [said(0, 'a', { at: '2026-02-30T10:00:00Z' })] }, 'turns.0.at'],
    ['tomorrow', { turns: [said(0, 'a', { at: '2026-11-17T02:00:00Z' })] }, 'turns.0.at'],
    ['last month but one', { turns: [said(0, 'a', { at: '2026-09-17T02:00:00Z' })] }, 'turns.0.at'],
    [
      'the same, of a conversation that goes on',
      { ended: false, turns: [said(0, 'a', { at: '2026-09-17T02:00:00Z' })] },
      'turns.0.at',
    ],
    ['an unknown speaker', { turns: [said(0, 'a', { speaker: 'root' })] }, 'turns.0.speaker'],
    ['a turn longer than a book', { turns: [said(0, 'a'.repeat(10_001))] }, 'turns.0.text'],
    ['more than 800 turns at a time', { turns: Array.from({ length: 801 }, () => said(0, 'a')) }, 'turns'],
    ['a case of no known item', { resolved: false, case: { category: 'XX99' } }, 'cases.0.category'],
    ['a case outside the city', { resolved: false, case: { lng: 0, lat: 0 } }, 'cases.0.lng'],
    ['a word where a yes is', { resolved: 'maybe' }, 'resolved'],
    ['a mail address that is none', { resolved: false, citizen: { email: planted } }, 'citizen.email'],
  ])('is told what is wrong, and nothing is kept: %s', async (_, more, field) => {
    const tables = ['chat', 'contact', 'case_file'];
    const before = await Promise.all(tables.map(count));
    const { body, status } = await post(chat(more));
    expect([400, 422]).toContain(status);
    expect(body.fields.map((one: { field: string }) => one.field)).toContain(field);
    expect(await Promise.all(tables.map(count))).toEqual(before);
  });

  it('a conversation that grows beyond 5,000 turns stays as it was', async () => {
    const one = chat();
    for (let from = 2; from < 4999; from += 800) {
      const turns = Array.from({ length: Math.min(800, 4999 - from) }, (_, n) =>
        said(6 + (from + n) / 100, 'a'),
      );
      await deliver({ ...one, turns });
    }
    await deliver(one);
    const more = [said(100, 'a'), said(101, 'b')];
    expect((await post({ ...one, turns: more }).expect(422)).body.code).toBe('TRANSCRIPT_TOO_LONG');
    expect(await deliver({ ...one, turns: [said(100, 'a')] })).toMatchObject({ turns: 5000 });
  });

  it('more than a megabyte is too large', async () => {
    const turns = Array.from({ length: 200 }, () => said(0, 'a'.repeat(9000)));
    await post(chat({ turns })).expect(413);
  });

  it('what is said in SQL, HTML or rare characters is said', async () => {
    const { cases } = await deliver(
      chat({
        conversationId: planted,
        topic: planted,
        resolved: false,
        turns: [said(0, planted)],
        language: 'x',
      }),
    );
    expect((await page(cases[0])).description).toBe(planted);
    expect((await agent.get(`/api/cases/${cases[0]}/chats`).expect(200)).body.items[0].turns[0].text).toBe(
      planted,
    );
  });

  it('is not taken from somebody who is no chatbot', async () => {
    for (const role of ['agent', 'supervisor', 'admin'] as const)
      await (await signIn(server.app, role)).post('/api/intake/chatbot-transcripts').send(chat()).expect(403);
    await post(chat(), await keyWith(['report.submit'])).expect(403);
    await supertest(server.url).post('/api/intake/chatbot-transcripts').send(chat()).expect(401);
  });
});
