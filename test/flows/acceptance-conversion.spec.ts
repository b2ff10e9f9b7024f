import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { accountOf, breachesOf, callBacksOf, callCitizen, countedOn } from '../support/account.js';
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

it('a street light becomes a petition, which another agency answers: the first limit is kept by nobody, and owed by who converted it', async () => {
  const clerk = await signIn(hotline.server.app, 'petition_clerk');
  const environment = await signIn(hotline.server.app, 'officer', 'environment');
  const { number: first } = await hotline.record(
    { category: 'LT01', agency: 'maintenance', description: '路燈不亮，居民不同意設置位置' },
    { citizen: { name: '王曉鈴', phone: '0912-345-678' } },
  );
  await moveTo('13T10:01');
  await hotline.onOrder(first, 'acknowledge');
  await moveTo('13T14:00');
  await hotline.onOrder(first, 'convert', { category: 'PEN01', text: '涉及都市計畫，無法以派工處理' });
  const petition = (await hotline.page(first)).links[0]?.number as string;
  await moveTo('13T14:01');
  await hotline.onOrder(petition, 'acknowledge', {}, environment);

  // Between the conversion and the answer: both are open, and neither is at nobody.
  expect(await accountOf(hotline, first)).toMatchObject({
    ...{ state: 'converted', whose: 'environment since 13T14:00', told: [] },
  });
  expect((await accountOf(hotline, petition)).told).toEqual(['tell_conversion 13T14:00, open']);
  await moveTo('13T15:00');
  const [task] = await callBacksOf(hotline, petition);
  await post(hotline.agent, `/api/call-backs/${task?.id}/actions/take`, { version: task?.version });
  await post(hotline.agent, `/api/cases/${petition}/actions/issue-password`, {}).expect(200);
  await callCitizen(hotline, petition);

  await moveTo('17T09:00');
  expect(await countedOn(hotline, '2026-11-16')).toEqual({
    ...{ completeDue: 1, completeOpenOverdue: 1, open: 2, openOverdue: 1 },
  });
  await moveTo('18T09:30');
  await hotline.onOrder(petition, 'reply', { text: '已召開說明會，改設於對側' }, environment);
  await moveTo('18T10:00');
  await callCitizen(hotline, petition, 'busy');
  await moveTo('18T11:00');
  await callCitizen(hotline, petition);
  await moveTo('18T11:30');
  await hotline.onCase(petition, 'release', { how: 'called_back' }, clerk);

  expect(await accountOf(hotline, first)).toEqual({
    state: 'converted',
    whose: 'environment since 13T14:00',
    clocks: [
      'complete of case: 13T10:00 → 16T10:00, missed 18T09:30, maintenance',
      'complete of maintenance: 13T10:00 → 16T10:00, cancelled 13T14:00, maintenance',
      'deliver of maintenance: 13T10:00 → 13T10:02, met 13T10:01, maintenance',
      'respond of case: 13T10:00 → 13T14:00, met 13T10:01, maintenance',
    ],
    // They were told of it as of the petition, once.
    told: [],
    fact: {
      ...{
        kind: 'dispatch',
        category: 'LT01',
        district: '64000050',
        agency: 'maintenance',
        officer: 'maintenance',
      },
      ...{ state: 'converted', outcome: 'converted', received_at: '13T10:00', opened_at: '13T10:00' },
      ...{ first_dispatched_at: '13T10:00', first_acknowledged_at: '13T10:01' },
      ...{ converted_to: petition, converted_at: '13T14:00' },
      ...{ settled_at: '18T09:30', settled_as: 'answered' },
    },
  });
  expect(await accountOf(hotline, petition)).toEqual({
    state: 'released',
    whose: 'environment since 13T14:00',
    clocks: [
      'callback of case: 18T09:30 → 19T09:30, met 18T11:00, nobody',
      'deliver of environment: 13T14:00 → 13T14:02, met 13T14:01, environment',
      'reply of case: 13T14:00 → 24T00:00, met 18T09:30, environment',
      'reply of environment: 13T14:00 → 24T00:00, met 18T09:30, environment',
    ],
    told: [
      'tell_conversion 13T14:00, reached 13T15:00, told 13T15:00',
      'tell_result 18T09:30, busy 18T10:00, reached 18T11:00, told 18T11:00',
    ],
    fact: {
      ...{
        kind: 'petition',
        category: 'PEN01',
        district: '64000050',
        agency: 'environment',
        officer: 'environment',
      },
      ...{ state: 'released', outcome: 'replied', how: 'called_back', opened_as: 'converted' },
      ...{ received_at: '13T14:00', opened_at: '13T14:00', first_dispatched_at: '13T14:00' },
      ...{ first_acknowledged_at: '13T14:01', first_reported_at: '18T09:30' },
      ...{ first_released_at: '18T11:30', released_at: '18T11:30' },
    },
  });
  expect((await hotline.page(petition)).told).toMatchObject({ state: 'told' });

  await moveTo('24T09:00');
  // One contact, two cases; one ended by conversion, which is no release, and one petition was answered and released.
  expect(await countedOn(hotline, '2026-11-13')).toEqual({
    ...{ contacts: 1, recorded: 1, casesOpened: 2, ended: 1, converted: 1, mergedOf: 1, open: 2 },
    ...{ acknowledgedWithin4h: 1, acknowledgedWithin4hOf: 1, reportedWithin4hOf: 1 },
    ...{ respondDue: 1, respondMet: 1 },
  });
  expect(await countedOn(hotline, '2026-11-16')).toEqual({
    ...{ completeDue: 1, completeMissed: 1, open: 2, openOverdue: 1 },
  });
  expect(await breachesOf(hotline, '2026-11-16')).toEqual([`${first} complete: maintenance, 2850 min`]);
  expect(await countedOn(hotline, '2026-11-18')).toEqual({ petitionsEnded: 1, released: 1 });
  expect(await countedOn(hotline, '2026-11-23')).toEqual({ replyDue: 1, replyMet: 1 });
  expect(await faultsOf(hotline.server.databaseUrl)).toEqual({});
});

it('whoever asks about what was converted is told who has its petition: an agency, the centre, or somebody outside the city', async () => {
  const clerk = await signIn(hotline.server.app, 'petition_clerk');
  await moveTo('25T09:00');
  const { number: first } = await hotline.record({}, { citizen: { name: '李二妹', phone: '0912-345-679' } });
  await hotline.onOrder(first, 'acknowledge');
  await moveTo('25T09:10');
  await hotline.onOrder(first, 'convert', { category: 'PEN01', text: '需協調用地' });
  const petition = (await hotline.page(first)).links[0]?.number as string;
  const whose = async (): Promise<string[]> =>
    Promise.all([first, petition].map(async number => (await accountOf(hotline, number)).whose));
  expect(await whose()).toEqual(['environment since 25T09:10', 'environment since 25T09:10']);

  await moveTo('25T09:20');
  await hotline.onCase(petition, 'recall', { reason: '派錯機關' }, clerk);
  expect(await whose()).toEqual(['市府聯合服務中心 since 25T09:20', '市府聯合服務中心 since 25T09:20']);

  await moveTo('25T09:30');
  const { version } = await hotline.page(petition);
  const wish = { version, authority: 'tainan', opinion: '位於臺南' };
  const { body: asked } = await post(clerk, `/api/cases/${petition}/actions/transfer`, wish).expect(200);
  await moveTo('25T09:40');
  const decision = { version: asked.version };
  const approve = `/api/dispositions/${asked.id}/actions/approve-transfer`;
  await post(hotline.supervisor, approve, decision).expect(200);
  expect(await whose()).toEqual(['臺南市政府 since 25T09:40', '臺南市政府 since 25T09:40']);
  const [was, is] = await Promise.all([hotline.page(first), hotline.page(petition)]);
  expect(was.whereabouts.why).toEqual(is.whereabouts.why);
  // A petition that goes elsewhere is answered by nobody here: the first limit is owed to nobody any more.
  expect((await accountOf(hotline, first)).clocks[0]).toBe(
    'complete of case: 25T09:00 → 26T09:00, cancelled 25T09:40, maintenance',
  );
  expect(await faultsOf(hotline.server.databaseUrl)).toEqual({});
});
