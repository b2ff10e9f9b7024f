import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
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
const at = (time: string): string => new Date(`2026-11-${time}:00+08:00`).toISOString();

/** The record that stands, in its newest version. */
async function onRecord(number: string, action: string, body: object, by: TestAgent): Promise<void> {
  const record = (await hotline.page(number)).petition?.oralRecords.at(-1);
  const wish = { version: record?.version, ...body };
  await post(by, `/api/oral-records/${record?.id}/actions/${action}`, wish).expect(200);
}

it('what was said is corrected after it was read back, read back again, answered and told: nothing of it moves holder or limit', async () => {
  const clerk = await signIn(hotline.server.app, 'petition_clerk');
  const { number } = await hotline.record(
    { category: 'PEN01', agency: 'maintenance', description: '口述陳情：巷口積水' },
    { citizen: { name: '王曉鈴', phone: '0912-345-678' } },
  );
  await moveTo('13T10:01');
  await hotline.onOrder(number, 'acknowledge');
  await moveTo('13T10:02');
  await hotline.onCase(number, 'record-oral', { text: '巷口 3 號前積水' }, hotline.agent);
  await moveTo('13T10:05');
  await onRecord(number, 'read-back', { how: 'read' }, hotline.agent);
  await moveTo('16T11:00');
  await onRecord(number, 'correct', { text: '巷口 5 號前積水', reason: '門牌有誤' }, clerk);

  // Corrected, and not confirmed: whose it is and until when is as it was.
  expect(await accountOf(hotline, number)).toMatchObject({
    ...{ state: 'acknowledged', whose: 'maintenance since 13T10:00', told: [] },
    clocks: expect.arrayContaining(['reply of case: 13T10:00 → 24T00:00, running, nobody']),
  });
  expect((await hotline.page(number)).petition?.oralRecords.at(-1)).toMatchObject({ readBackAt: null });
  await moveTo('16T11:20');
  await onRecord(number, 'read-back', { how: 'phone' }, clerk);
  await moveTo('17T09:00');
  await hotline.onOrder(number, 'reply', { text: '5 號前已清淤', remedies: ['state_compensation'] });
  await moveTo('17T10:00');
  await callCitizen(hotline, number);
  await moveTo('17T10:10');
  await hotline.onCase(number, 'release', { how: 'called_back' }, clerk);

  expect(await accountOf(hotline, number)).toEqual({
    state: 'released',
    whose: 'maintenance since 13T10:00',
    clocks: [
      'callback of case: 17T09:00 → 18T09:00, met 17T10:00, nobody',
      'deliver of maintenance: 13T10:00 → 13T10:02, met 13T10:01, maintenance',
      'reply of case: 13T10:00 → 24T00:00, met 17T09:00, maintenance',
      'reply of maintenance: 13T10:00 → 24T00:00, met 17T09:00, maintenance',
    ],
    told: ['tell_result 17T09:00, reached 17T10:00, told 17T10:00'],
    fact: {
      ...{
        kind: 'petition',
        category: 'PEN01',
        district: '64000050',
        agency: 'maintenance',
        officer: 'maintenance',
      },
      ...{ state: 'released', outcome: 'replied', how: 'called_back' },
      ...{ received_at: '13T10:00', opened_at: '13T10:00', first_dispatched_at: '13T10:00' },
      ...{ first_acknowledged_at: '13T10:01', first_reported_at: '17T09:00' },
      ...{ first_released_at: '17T10:10', released_at: '17T10:10' },
    },
  });
  const { petition, reply, told, timeline } = await hotline.page(number);
  expect(petition?.oralRecords).toMatchObject([
    {
      ...{
        nth: 1,
        text: '巷口 3 號前積水',
        reason: null,
        writtenBy: '測試 agent',
        writtenAt: at('13T10:02'),
      },
      ...{ readBackAt: at('13T10:05'), readBackBy: '測試 agent', readBackHow: 'read' },
    },
    {
      ...{ nth: 2, text: '巷口 5 號前積水', reason: '門牌有誤', writtenBy: '測試 petition_clerk' },
      ...{ writtenAt: at('16T11:00'), readBackAt: at('16T11:20') },
      ...{ readBackBy: '測試 petition_clerk', readBackHow: 'phone' },
    },
  ]);
  expect(reply).toEqual({ text: '5 號前已清淤', at: at('17T09:00'), remedies: ['state_compensation'] });
  expect(told).toEqual({ state: 'told', at: at('17T10:00') });
  expect((await callBacksOf(hotline, number))[0]?.notice).toBeNull();
  const lines = timeline.filter(({ kind }) => kind.startsWith('oral-record')).reverse();
  expect(lines.map(({ kind, at: when, actor }) => [kind, when, actor?.role])).toEqual([
    ['oral-record.written', at('13T10:02'), 'agent'],
    ['oral-record.read-back', at('13T10:05'), 'agent'],
    ['oral-record.corrected', at('16T11:00'), 'petition_clerk'],
    ['oral-record.read-back', at('16T11:20'), 'petition_clerk'],
  ]);

  await moveTo('24T09:00');
  expect(await countedOn(hotline, '2026-11-13')).toEqual({
    ...{ contacts: 1, recorded: 1, casesOpened: 1, open: 1 },
  });
  expect(await countedOn(hotline, '2026-11-16')).toEqual({ open: 1 });
  expect(await countedOn(hotline, '2026-11-17')).toEqual({ petitionsEnded: 1, released: 1 });
  expect(await countedOn(hotline, '2026-11-23')).toEqual({ replyDue: 1, replyMet: 1 });
  expect(await faultsOf(hotline.server.databaseUrl)).toEqual({});
});
