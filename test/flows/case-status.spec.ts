import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { OpenedCaseDto } from '../../src/intake/contact.dto.js';
import type { Words } from '../../src/platform/problem/problem.js';
import { post } from '../support/hotline.js';
import { Mailbox } from '../support/letters.js';
import { signIn } from '../support/people.js';

const NOW = '2026-11-13T10:00:00+08:00';
const WANG = {
  name: '王曉鈴',
  phone: '0912-345-678',
  email: 'wang@example.com',
  address: '苓雅區四維三路 2 號',
};
/** What a citizen typed or is called, and where it was: nothing of it is told. */
const SECRET = /王曉鈴|0912|wang@|四維三路|建工路|坑洞|64000050|垃圾/;

let city: Mailbox;
let clerk: TestAgent;
let environment: TestAgent;

beforeAll(async () => {
  city = await Mailbox.open(NOW);
  clerk = await signIn(city.hotline.server.app, 'petition_clerk');
  environment = await signIn(city.hotline.server.app, 'officer', 'environment');
});
afterAll(() => city.close());

type Known = Pick<OpenedCaseDto, 'number' | 'password'>;
const look = ({ number, password }: Known) =>
  request(city.hotline.server.url).post('/api/case-status').send({ number, password });
const seen = async (known: Known) => (await look(known).expect(200)).body;
const record = (wish: object = {}) => city.hotline.record(wish, { citizen: WANG });
const petition = () =>
  record({ kind: 'petition', category: 'PEN01', description: '垃圾堆置', agency: 'maintenance' });

describe('who has number and password', () => {
  it('reads how far a dispatch case is, step by step, and nothing that anybody typed', async () => {
    const known = await record();
    const first = await look(known).expect(200);
    expect(first.headers['cache-control']).toContain('no-store');
    expect(first.body).toEqual({
      number: known.number,
      stage: 'sent',
      name: { 'zh-TW': '已派給承辦機關', en: 'Sent to the agency that acts' },
      means: expect.anything(),
      heldBy: { 'zh-TW': expect.stringContaining('養護'), en: expect.any(String) },
      receivedAt: '2026-11-13T02:00:00.000Z',
      dueAt: (await city.hotline.clock(known.number, 'complete')).dueAt.toISOString(),
      ...{ isOpen: true, closedAt: null, waitsUntil: null, goesOn: null, answer: null },
      steps: [
        { what: { 'zh-TW': '已派給承辦機關', en: 'sent to the agency that acts' }, at: expect.any(String) },
        { what: { 'zh-TW': '已受理', en: 'received' }, at: expect.any(String) },
      ],
    });
    // Whoever has the case sees that its password is used, also by whom it should not be; wrong ones are no readings.
    await look({ ...known, password: '00000000' }).expect(404);
    expect((await city.hotline.page(known.number)).statusRead).toEqual({
      times: 1,
      lastAt: expect.any(String),
    });
    const traces = await city.hotline.server.db.query(
      `select a.action, a.subject, a.reason, a.staff_id as "staffId" from access_log a join case_file c on c.id = a.case_id
        where c.number = $1 and a.action = 'case.status-read'`,
      [known.number],
    );
    expect(traces).toEqual([{ action: 'case.status-read', subject: null, reason: null, staffId: null }]);
    await city.hotline.onOrder(known.number, 'acknowledge');
    expect((await seen(known)).stage).toBe('in_hand');
    await city.hotline.report(known.number);
    expect(await seen(known)).toMatchObject({ stage: 'checked', answer: null });
    await city.hotline.onCase(known.number, 'release', { how: 'called_back' });
    const { text } = await look(known).expect(200);
    expect(JSON.parse(text)).toMatchObject({
      stage: 'closed',
      closedAt: '2026-11-13T02:00:00.000Z',
      dueAt: null,
      answer: { text: { 'zh-TW': '已處理完成。' }, at: '2026-11-13T02:00:00.000Z' },
    });
    expect(text).not.toMatch(SECRET);
    expect(text).not.toContain('已填補');
  });

  it('reads that a petition waits for them, and its answer once it is released and not before', async () => {
    const known = await petition();
    await city.hotline.onOrder(known.number, 'acknowledge');
    await city.hotline.onOrder(known.number, 'pause', { reason: 'citizen', text: '請補正地址' });
    const waiting = await look(known).expect(200);
    expect(waiting.body).toMatchObject({ stage: 'waiting_for_you', waitsUntil: expect.any(String) });
    expect(waiting.text).not.toContain('補正地址');
    await city.hotline.onOrder(known.number, 'resume');
    await city.hotline.onOrder(known.number, 'reply', { text: '已派員清理完畢。', remedies: ['appeal'] });
    const replied = await look(known).expect(200);
    expect([replied.body.stage, replied.body.answer]).toEqual(['answer_checked', null]);
    await city.hotline.onCase(known.number, 'release', { how: 'email' });
    expect((await seen(known)).answer.text).toEqual({
      'zh-TW': '已派員清理完畢。\n訴願',
      en: '已派員清理完畢。\nAdministrative appeal',
    });
  });

  it('reads the answer of a letter as the mail was sent, word by word', async () => {
    const { id, number, password, email } = await city.confirmed('公園的椅子壞了');
    await city.hotline.onCase(number, 'route', { agency: 'maintenance' });
    await city.hotline.onOrder(number, 'acknowledge');
    await city.hotline.onOrder(number, 'reply', { text: '已修復座椅。' });
    const { body: draft } = await clerk.get(`/api/letters/${id}/answer`).expect(200);
    const { body: letter } = await clerk.get(`/api/letters/${id}`).expect(200);
    const text = draft.text.replace('已修復座椅。', '座椅已於今日修復。');
    const sent = { version: letter.version, basis: draft.basis, text };
    await post(clerk, `/api/letters/${id}/actions/answer`, sent).expect(200);
    expect((await seen({ number, password })).answer).toBeNull();
    const [mail] = (await city.mails(email)).slice(-1);
    expect(mail?.mail.text).toContain('座椅已於今日修復。');
    expect((await seen({ number, password })).answer.text['zh-TW']).toContain('座椅已於今日修復。');
    // Concluded anew, and told by telephone: the mail of then is no longer the answer.
    await city.hotline.server.moveTo(new Date(Date.parse(NOW) + 60_000));
    await city.hotline.onCase(number, 'reopen', { reason: '又壞了' });
    await city.hotline.onOrder(number, 'acknowledge');
    await city.hotline.onOrder(number, 'reply', { text: '已換新座椅。' });
    await city.hotline.onCase(number, 'release', { how: 'called_back' });
    expect((await seen({ number, password })).answer.text['zh-TW']).toBe('已換新座椅。');
    await city.hotline.server.db.query('update case_file set texts_redacted_at = $2 where number = $1', [
      number,
      new Date(NOW),
    ]);
    expect((await seen({ number, password })).answer).toBeNull();
  });

  it('is led to the petition that a dispatch case became, and reads how far that one is', async () => {
    const known = await record();
    await city.hotline.onOrder(known.number, 'acknowledge');
    await city.hotline.onOrder(known.number, 'convert', { category: 'PEN01', text: '需協調用地' });
    const next = (await city.hotline.page(known.number)).links[0]?.number;
    const { body, text } = await look(known).expect(200);
    expect(body).toMatchObject({
      stage: 'goes_on_as_petition',
      goesOn: { number: next, stage: 'sent' },
      heldBy: { 'zh-TW': '環境保護局' },
    });
    expect(text).not.toContain('協調用地');
    await city.hotline.onOrder(next as string, 'acknowledge', {}, environment);
    await city.hotline.onOrder(next as string, 'reply', { text: '已召開協調會。' }, environment);
    // An answer that is still being checked closes nothing.
    expect(await seen(known)).toMatchObject({
      closedAt: null,
      isOpen: true,
      goesOn: { stage: 'answer_checked' },
    });
    const steps = (await seen(known)).steps.length;
    await city.hotline.server.db.query('update case_file set confidential = true where number = $1', [next]);
    const hidden = await seen(known);
    expect(hidden).toMatchObject({ goesOn: null, closedAt: null, isOpen: false });
    // Nor is it told by its steps that there is one.
    expect(hidden.steps.length).toBeLessThan(steps);
  });

  it('reads how far others of the same problem are, and never their number', async () => {
    const [lead, member] = [await record(), await record()];
    await city.hotline.onCase(member.number, 'merge', { into: lead.number, reason: '同一坑洞' });
    await city.hotline.onOrder(lead.number, 'acknowledge');
    const { body, text } = await look(member).expect(200);
    expect(body).toMatchObject({ stage: 'with_others', goesOn: { number: null, stage: 'in_hand' } });
    expect(text).not.toContain(lead.number);
  });

  it('reads what came of the problem, too, where others had told of it first, and nothing of what came later', async () => {
    const [lead, member] = [await record(), await record()];
    await city.hotline.onCase(member.number, 'merge', { into: lead.number, reason: '同一坑洞' });
    await city.hotline.onOrder(lead.number, 'acknowledge');
    await city.hotline.report(lead.number);
    const members = [{ number: member.number, how: 'called_back' }];
    await city.hotline.onCase(lead.number, 'release', { how: 'called_back', members });
    const done = await seen(member);
    expect(done).toMatchObject({ stage: 'closed', answer: { text: { 'zh-TW': '已處理完成。' } } });
    expect(await seen(lead)).toMatchObject({
      stage: 'closed',
      answer: { text: { 'zh-TW': '已處理完成。' } },
    });
    await city.hotline.server.moveTo(new Date(Date.parse(NOW) + 120_000));
    await city.hotline.onCase(lead.number, 'reopen', { reason: '又凹陷' });
    expect((await seen(lead)).stage).toBe('sent');
    expect(await seen(member)).toEqual(done);
  });

  it('goes on reading it when that very work is sent back and reported anew', async () => {
    const [lead, member] = [await record(), await record()];
    await city.hotline.onCase(member.number, 'merge', { into: lead.number, reason: '同一坑洞' });
    await city.hotline.onOrder(lead.number, 'acknowledge');
    await city.hotline.report(lead.number);
    const members = [{ number: member.number, how: 'called_back' }];
    await city.hotline.onCase(lead.number, 'release', { how: 'called_back', members });
    const done = await seen(member);
    await city.hotline.server.moveTo(new Date(Date.parse(NOW) + 240_000));
    await city.hotline.onCase(lead.number, 'take-back-release', { reason: '選錯' });
    await city.hotline.onCase(lead.number, 'send-back', { reason: '沒補好' });
    await city.hotline.report(lead.number);
    expect(done.answer).toMatchObject({ text: { 'zh-TW': '已處理完成。' } });
    expect(await seen(member)).toEqual(done);
  });

  it('reads in plain words what happened, and not what is checked among ourselves', async () => {
    const known = await record();
    await city.hotline.onOrder(known.number, 'acknowledge');
    await city.hotline.report(known.number);
    await city.hotline.onCase(known.number, 'send-back', { reason: '照片不清' });
    await city.hotline.report(known.number);
    await city.hotline.onCase(known.number, 'release', { how: 'called_back' });
    const steps = (await seen(known)).steps.map(({ what }: { what: Words }) => what['zh-TW']);
    expect(steps[0]).toBe('已結案');
    expect(steps).toEqual(expect.arrayContaining(['承辦機關已接手', '機關已處理，我們正在確認']));
    for (const one of steps) expect(one).not.toMatch(/解除管制|退回重辦|簽收|待確認|抽查/);
  });

  it('reads why a petition was not handled, as they were told', async () => {
    const known = await petition();
    await city.hotline.onOrder(known.number, 'acknowledge');
    const { version } = await city.hotline.page(known.number);
    const asked = { version, ground: 'private_dispute', opinion: '兩造糾紛' };
    const { body } = await post(clerk, `/api/cases/${known.number}/actions/not-handle`, asked).expect(200);
    const told = await city.hotline.page(known.number);
    const [pending] = (await city.hotline.server.db.query(
      `select d.id, d.version from disposition d join case_file c on c.id = d.case_id where c.number = $1`,
      [known.number],
    )) as { id: string; version: number }[];
    expect([body, told]).toBeTruthy();
    await post(city.hotline.supervisor, `/api/dispositions/${pending?.id}/actions/approve-not-handling`, {
      version: pending?.version,
    }).expect(200);
    const status = await look(known).expect(200);
    expect(status.body).toMatchObject({
      stage: 'not_handled',
      answer: { text: { 'zh-TW': expect.stringContaining('私權爭執') } },
    });
    expect(status.text).not.toContain('兩造糾紛');
  });

  it('types it as people do', async () => {
    const { number, password } = await record();
    const typed = ` ${number.toLowerCase().replaceAll('-', '－')}`;
    expect(
      (await seen({ number: typed, password: `${password.slice(0, 4)} ${password.slice(4)}` })).number,
    ).toBe(number);
  });

  it('is told nothing that was deleted', async () => {
    const known = await petition();
    await city.hotline.onOrder(known.number, 'acknowledge');
    await city.hotline.onOrder(known.number, 'reply', { text: '已派員清理完畢。' });
    await city.hotline.onCase(known.number, 'release', { how: 'email' });
    await city.hotline.server.db.query('update case_file set texts_redacted_at = $2 where number = $1', [
      known.number,
      new Date(NOW),
    ]);
    expect((await seen(known)).answer).toBeNull();
  });
});

describe('a new password', () => {
  const issue = (number: string, by = city.hotline.agent) =>
    post(by, `/api/cases/${number}/actions/issue-password`, {});

  it('is given to who is on the line and looked up, and to nobody else; the one before is void', async () => {
    const known = await record();
    expect((await issue(known.number)).body.code).toBe('PASSWORD_NOT_YOURS_TO_TELL');
    await post(city.hotline.agent, '/api/callers/search', { phone: '0912-345-678' }).expect(200);
    const { body } = await issue(known.number).expect(200);
    expect((await issue(known.number, clerk)).body.code).toBe('PASSWORD_NOT_YOURS_TO_TELL');
    await look(known).expect(404);
    expect((await seen(body)).number).toBe(known.number);
    const stranger = await city.hotline.record({}, { citizen: { name: '李四', phone: '0933-000-111' } });
    expect((await issue(stranger.number)).body.code).toBe('PASSWORD_NOT_YOURS_TO_TELL');
  });

  it('is told of to whom it belongs by the way they are known by, without it', async () => {
    const email = 'owner@example.com';
    const { number } = await city.hotline.record({}, { citizen: { ...WANG, email }, language: 'en' });
    await post(city.hotline.agent, '/api/callers/search', { phone: '0912-345-678' }).expect(200);
    const { body } = await issue(number).expect(200);
    const told = (await city.mails(email)).filter(({ mail }) => mail.subject?.includes('A new password'));
    expect(told).toHaveLength(1);
    expect(told[0]?.mail.text).toContain(number);
    expect(told[0]?.mail.text).not.toContain(body.password);
    const { timeline } = await city.hotline.page(number);
    expect(timeline.filter(({ kind }) => kind === 'message.sent').map(({ data }) => data)).toEqual([
      expect.objectContaining({ message: 'password-issued' }),
    ]);
  });

  it('of a protected report is given to nobody on the line', async () => {
    const known = await record({ confidential: true, reportedAgency: 'police' });
    await post(city.hotline.agent, '/api/callers/search', { phone: '0912-345-678' }).expect(200);
    expect((await issue(known.number)).status).toBe(403);
  });
});

it('a reading leaves one record an hour, however often they look, and none of the patterns of who looked at whom', async () => {
  const known = await record();
  const read = async () => (await city.hotline.page(known.number)).statusRead;
  const auditor = await signIn(city.hotline.server.app, 'auditor');
  const entries = async () => (await post(auditor, '/api/audit/patterns', {}).expect(200)).body.entries;
  await city.hotline.server.moveTo('2026-11-13T10:10:00+08:00');
  const before = await entries();
  await city.hotline.server.moveTo('2026-11-13T10:20:00+08:00');
  for (let i = 0; i < 20; i += 1) await seen(known);
  expect(await read()).toMatchObject({ times: 1 });
  await city.hotline.server.moveTo('2026-11-13T11:20:01+08:00');
  await seen(known);
  expect(await read()).toMatchObject({ times: 2 });
  const records = await city.hotline.server.db.query(
    `select 1 from access_log l join case_file c on c.id = l.case_id
      where c.number = $1 and l.action = 'case.status-read' and l.citizen_id = c.citizen_id`,
    [known.number],
  );
  // A copy of one's own data says that the password was used.
  expect(records).toHaveLength(2);
  // Asking is an entry itself; the readings are none.
  expect((await entries()) - before).toBe(1);
});
