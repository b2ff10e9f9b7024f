import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { accountOf, breachesOf, callCitizen, countedOn } from '../support/account.js';
import { Hotline } from '../support/hotline.js';
import { faultsOf } from '../support/wholeness.js';

let hotline: Hotline;

/** A Friday. */
beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
});
afterAll(() => hotline.close());

const moveTo = (time: string): Promise<void> => hotline.server.moveTo(`2026-11-${time}:00+08:00`);

it('a citizen is unhappy when called back, and again after the release: it is done three times, each under a limit of its own', async () => {
  const { number } = await hotline.record({}, { citizen: { name: '王曉鈴', phone: '0912-345-678' } });
  await moveTo('13T10:01');
  await hotline.onOrder(number, 'acknowledge');
  await moveTo('13T13:30');
  await hotline.report(number);
  await moveTo('13T14:00');
  await callCitizen(hotline, number);
  await moveTo('13T14:05');
  await hotline.onCase(number, 'reopen', { reason: '電覆時民眾表示坑洞仍在' });
  expect(await accountOf(hotline, number)).toMatchObject({
    ...{ state: 'dispatched', whose: 'maintenance since 13T14:05' },
    told: ['tell_result 13T13:30, reached 13T14:00, told 13T14:00'],
  });

  await moveTo('13T14:06');
  await hotline.onOrder(number, 'acknowledge');
  await moveTo('14T09:00');
  await hotline.report(number);
  await moveTo('16T09:00');
  await callCitizen(hotline, number);
  await moveTo('16T09:10');
  await hotline.onCase(number, 'release', { how: 'called_back' });
  expect(await accountOf(hotline, number)).toMatchObject({
    ...{ state: 'released', whose: 'maintenance since 13T14:05' },
  });
  await moveTo('16T14:00');
  await hotline.onCase(number, 'reopen', { reason: '民眾再次來電，路面又下陷' });

  // Late, and told late: the one is the agency's, the other the centre's.
  await moveTo('16T14:01');
  await hotline.onOrder(number, 'acknowledge');
  await moveTo('17T15:00');
  await hotline.report(number);
  await moveTo('18T10:00');
  await callCitizen(hotline, number, 'no_answer');
  await moveTo('19T09:00');
  await callCitizen(hotline, number);
  await moveTo('19T09:10');
  await hotline.onCase(number, 'release', { how: 'called_back' });

  expect(await accountOf(hotline, number)).toEqual({
    state: 'released',
    whose: 'maintenance since 16T14:00',
    clocks: [
      'callback of case: 13T13:30 → 16T12:00, met 13T14:00, nobody',
      'callback of case: 14T09:00 → 16T17:30, met 16T09:00, nobody',
      'callback of case: 17T15:00 → 18T15:00, missed 19T09:00, nobody',
      'complete of case: 13T10:00 → 14T10:00, met 13T13:30, maintenance',
      'complete of case: 13T14:05 → 14T14:05, met 14T09:00, maintenance',
      'complete of case: 16T14:00 → 17T14:00, missed 17T15:00, maintenance',
      'complete of maintenance: 13T10:00 → 14T10:00, met 13T13:30, maintenance',
      'complete of maintenance: 13T14:05 → 14T14:05, met 14T09:00, maintenance',
      'complete of maintenance: 16T14:00 → 17T14:00, missed 17T15:00, maintenance',
      'deliver of maintenance: 13T10:00 → 13T10:02, met 13T10:01, maintenance',
      'deliver of maintenance: 13T14:05 → 13T14:07, met 13T14:06, maintenance',
      'deliver of maintenance: 16T14:00 → 16T14:02, met 16T14:01, maintenance',
      'respond of case: 13T10:00 → 13T14:00, met 13T10:01, maintenance',
    ],
    told: [
      'tell_result 13T13:30, reached 13T14:00, told 13T14:00',
      'tell_result 14T09:00, reached 16T09:00, told 16T09:00',
      'tell_result 17T15:00, no_answer 18T10:00, reached 19T09:00, told 19T09:00',
    ],
    fact: {
      ...{
        kind: 'dispatch',
        category: 'RD01',
        district: '64000050',
        agency: 'maintenance',
        officer: 'maintenance',
      },
      ...{ state: 'released', outcome: 'done', how: 'called_back', reopened: 2 },
      ...{ received_at: '13T10:00', opened_at: '13T10:00', first_dispatched_at: '13T10:00' },
      ...{ first_acknowledged_at: '13T10:01', first_reported_at: '13T13:30' },
      ...{ first_released_at: '16T09:10', released_at: '19T09:10' },
    },
  });
  // One order after the other, at the same agency; two were ended by the citizen's complaint or the release before it.
  expect((await hotline.page(number)).workOrders).toMatchObject([
    { state: 'closed', outcome: 'done', closedAt: '2026-11-13T06:05:00.000Z' },
    { state: 'closed', outcome: 'done', closedAt: '2026-11-16T01:10:00.000Z' },
    { state: 'closed', outcome: 'done', closedAt: '2026-11-19T01:10:00.000Z' },
  ]);

  // Reopening changes nothing of what a day has counted.
  expect(await countedOn(hotline, '2026-11-13')).toEqual({
    ...{ contacts: 1, recorded: 1, casesOpened: 1, mergedOf: 1, reopened: 1, open: 1 },
    ...{ acknowledgedWithin4h: 1, acknowledgedWithin4hOf: 1, reportedWithin4h: 1, reportedWithin4hOf: 1 },
    ...{ respondDue: 1, respondMet: 1 },
  });
  expect(await countedOn(hotline, '2026-11-14')).toEqual({ completeDue: 2, completeMet: 2, open: 1 });
  expect(await countedOn(hotline, '2026-11-15')).toEqual({ open: 1 });
  expect(await countedOn(hotline, '2026-11-16')).toEqual({ released: 1, ended: 1, reopened: 1, open: 1 });
  expect(await countedOn(hotline, '2026-11-17')).toEqual({ completeDue: 1, completeMissed: 1, open: 1 });
  expect(await breachesOf(hotline, '2026-11-17')).toEqual([`${number} complete: maintenance, 60 min`]);
  expect(await countedOn(hotline, '2026-11-18')).toEqual({ open: 1 });
  expect(await countedOn(hotline, '2026-11-19')).toEqual({ released: 1, ended: 1 });
  expect(await faultsOf(hotline.server.databaseUrl)).toEqual({});
});
