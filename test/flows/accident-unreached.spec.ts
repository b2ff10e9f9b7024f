import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { accidentsAt } from '../support/accidents.js';
import { Hotline } from '../support/hotline.js';

const NANZIH = '64000050';
const ELSEWHERE = '64000010';

let hotline: Hotline;
const { marked } = accidentsAt(() => hotline);

beforeAll(async () => {
  const settings = { mailOut: undefined, smsOut: undefined };
  hotline = await Hotline.open({ now: '2026-11-23T09:00:00+08:00', settings });
});
afterAll(() => hotline.close());

const byMail = async (number: string, code: string) =>
  (await marked(number)).notices.filter(one => one.recipient.code === code && one.via === 'mail');
/** The account of the supervisor, with a mail address and for these districts only. */
const supervisorOf = (districts: string[] | null) =>
  hotline.server.db.query(
    `update staff set email = 'duty@example.gov.tw', districts = $1 where role = 'supervisor'`,
    [districts],
  );

it('a role of which nobody has a mail address stands among the notices as one that could not be told', async () => {
  await hotline.server.db.query('update staff set email = null');
  const { number } = await hotline.record();
  expect(await byMail(number, 'centre')).toMatchObject([
    { state: 'unreachable', deliveredAt: null, endedWhy: null },
  ]);
});

it('mails of a role go to those who may read it: some are for their districts only', async () => {
  await supervisorOf([ELSEWHERE]);
  const elsewhere = (await hotline.record({ district: NANZIH })).number;
  expect(await byMail(elsewhere, 'centre')).toMatchObject([{ state: 'unreachable' }]);
  await supervisorOf([NANZIH]);
  const here = (await hotline.record({ district: NANZIH })).number;
  expect(await byMail(here, 'centre')).toMatchObject([{ state: 'waiting' }]);
  await supervisorOf(null);
});
