import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { accountOf, callBacksOf, callCitizen, countedOn } from '../support/account.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { faultsOf } from '../support/wholeness.js';

let hotline: Hotline;

/** A Friday. */
beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
});
afterAll(() => hotline.close());

const moveTo = (time: string): Promise<void> => hotline.server.moveTo(`2026-11-${time}:00+08:00`);

/** About one tree, always by the same citizen. */
async function petition(): Promise<string> {
  const wish = { category: 'PEN01', agency: 'maintenance', description: '人行道樹根隆起，要求移除' };
  const { number } = await hotline.record(wish, { citizen: { name: '王曉鈴', phone: '0912-345-678' } });
  return number;
}

/** Taken a minute after nine, answered at ten, told at half past, released ten minutes later. */
async function answeredOn(day: string): Promise<string> {
  await moveTo(`${day}T09:00`);
  const number = await petition();
  await moveTo(`${day}T09:01`);
  await hotline.onOrder(number, 'acknowledge');
  await moveTo(`${day}T10:00`);
  await hotline.onOrder(number, 'reply', { text: '樹木列管保護，依法不予移除' });
  await moveTo(`${day}T10:30`);
  await callCitizen(hotline, number);
  await moveTo(`${day}T10:40`);
  await hotline.onCase(number, 'release', { how: 'called_back' });
  return number;
}

/** What is said of one that was answered on this day, and due at the end of six working days. */
const answered = (day: string, due: string): object => ({
  state: 'released',
  whose: `maintenance since ${day}T09:00`,
  clocks: [
    `callback of case: ${day}T10:00 → ${Number(day) + 1}T10:00, met ${day}T10:30, nobody`,
    `deliver of maintenance: ${day}T09:00 → ${day}T09:02, met ${day}T09:01, maintenance`,
    `reply of case: ${day}T09:00 → ${due}T00:00, met ${day}T10:00, maintenance`,
    `reply of maintenance: ${day}T09:00 → ${due}T00:00, met ${day}T10:00, maintenance`,
  ],
  told: [`tell_result ${day}T10:00, reached ${day}T10:30, told ${day}T10:30`],
  fact: {
    ...{
      kind: 'petition',
      category: 'PEN01',
      district: '64000050',
      agency: 'maintenance',
      officer: 'maintenance',
    },
    ...{ state: 'released', outcome: 'replied', how: 'called_back' },
    ...{ received_at: `${day}T09:00`, opened_at: `${day}T09:00`, first_dispatched_at: `${day}T09:00` },
    ...{ first_acknowledged_at: `${day}T09:01`, first_reported_at: `${day}T10:00` },
    ...{ first_released_at: `${day}T10:40`, released_at: `${day}T10:40` },
  },
});

it('what was answered twice is not handled the third time, once the chief has approved, and the citizen is told both answers', async () => {
  const { app, databaseUrl } = hotline.server;
  const chief = await signIn(app, 'agency_chief', 'maintenance');
  const first = await answeredOn('16');
  const second = await answeredOn('17');
  await moveTo('18T09:00');
  const third = await petition();
  await moveTo('18T09:01');
  await hotline.onOrder(third, 'acknowledge');
  await moveTo('18T10:00');
  const { version } = await hotline.page(third);
  const wish = { version, ground: 'repeated', opinion: '同一棵樹', earlier: [first, second] };
  const { body: asked } = await post(hotline.officer, `/api/cases/${third}/actions/not-handle`, wish).expect(
    200,
  );

  // Until then it is at work like any other, and its limit runs.
  expect(await accountOf(hotline, third)).toMatchObject({
    ...{ state: 'acknowledged', whose: 'maintenance since 18T09:00', told: [] },
    clocks: expect.arrayContaining(['reply of case: 18T09:00 → 27T00:00, running, nobody']),
    fact: { state: 'acknowledged', repeats: 2 },
  });
  expect(await countedOn(hotline, '2026-11-18')).toEqual({
    ...{ contacts: 1, recorded: 1, casesOpened: 1, open: 1 },
  });
  await moveTo('19T11:00');
  const decision = { version: asked.version, reason: '同意' };
  await post(chief, `/api/dispositions/${asked.id}/actions/approve-not-handling`, decision).expect(200);
  await moveTo('19T14:00');
  await callCitizen(hotline, third);

  expect(await accountOf(hotline, first)).toEqual(answered('16', '25'));
  expect(await accountOf(hotline, second)).toEqual(answered('17', '26'));
  expect(await accountOf(hotline, third)).toEqual({
    state: 'not_handled',
    whose: 'maintenance since 19T11:00',
    // Nobody kept these limits, and nobody broke them.
    clocks: [
      'deliver of maintenance: 18T09:00 → 18T09:02, met 18T09:01, maintenance',
      'reply of case: 18T09:00 → 27T00:00, cancelled 19T11:00, maintenance',
      'reply of maintenance: 18T09:00 → 27T00:00, cancelled 19T11:00, maintenance',
    ],
    told: ['tell_disposition 19T11:00, reached 19T14:00, told 19T14:00'],
    fact: {
      ...{
        kind: 'petition',
        category: 'PEN01',
        district: '64000050',
        agency: 'maintenance',
        officer: 'maintenance',
      },
      ...{ state: 'not_handled', ground: 'repeated', disposed_at: '19T11:00', repeats: 2 },
      ...{ received_at: '18T09:00', opened_at: '18T09:00', first_dispatched_at: '18T09:00' },
      ...{ first_acknowledged_at: '18T09:01' },
    },
  });
  const [told] = await callBacksOf(hotline, third);
  const page = await hotline.page(third);
  expect(told?.notice?.['zh-TW']).toBe(
    `您的陳情（案號 ${third}）同一事由已予適當處理並明確答復，依行政程序法第173條第2款，不予處理。` +
      `先前已答復：115/11/16（一）10:00（案號 ${first}）、115/11/17（二）10:00（案號 ${second}）。` +
      '有新事實或新證據時，歡迎再提出。',
  );
  expect(page.whereabouts.why).toEqual(told?.notice);
  expect(page.links).toMatchObject([
    { kind: 'repeat', direction: 'from', number: first, state: 'released' },
    { kind: 'repeat', direction: 'from', number: second, state: 'released' },
  ]);
  expect((await hotline.page(first)).links).toMatchObject([
    { kind: 'repeat', direction: 'to', number: third },
  ]);

  await moveTo('27T09:00');
  const answeredDay = { contacts: 1, recorded: 1, casesOpened: 1, petitionsEnded: 1, released: 1 };
  expect(await countedOn(hotline, '2026-11-16')).toEqual(answeredDay);
  expect(await countedOn(hotline, '2026-11-17')).toEqual(answeredDay);
  expect(await countedOn(hotline, '2026-11-18')).toEqual({
    ...{ contacts: 1, recorded: 1, casesOpened: 1, open: 1 },
  });
  expect(await countedOn(hotline, '2026-11-19')).toEqual({ petitionsEnded: 1, notHandled: 1 });
  expect(await countedOn(hotline, '2026-11-24')).toEqual({ replyDue: 1, replyMet: 1 });
  expect(await countedOn(hotline, '2026-11-25')).toEqual({ replyDue: 1, replyMet: 1 });
  // The third was due on this day, and is in no rate.
  expect(await countedOn(hotline, '2026-11-26')).toEqual({});
  expect(await faultsOf(databaseUrl)).toEqual({});
});
