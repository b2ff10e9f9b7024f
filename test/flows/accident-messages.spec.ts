import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CityService } from '../../src/city/city.service.js';
import { DeliveriesService } from '../../src/messages/mail/deliveries.service.js';
import { MailSender } from '../../src/messages/mail/mail-sender.service.js';
import { accidentsAt } from '../support/accidents.js';
import { Hotline } from '../support/hotline.js';
import { MailSink } from '../support/mail-sink.js';
import { SmsSink } from '../support/sms-sink.js';

const DUTY = 'duty@example.gov.tw';
const CENTRE = 'centre@example.gov.tw';
const MOBILE = '+886912345678';

let mails: MailSink;
let texts: SmsSink;
let hotline: Hotline;
const { act, marked, of } = accidentsAt(() => hotline);

beforeAll(async () => {
  [mails, texts] = await Promise.all([MailSink.open(), SmsSink.open()]);
  const settings = {
    mailOut: mails.settings,
    smsOut: texts.settings,
    publicUrl: 'http://1999.example.gov.tw',
  };
  hotline = await Hotline.open({ now: '2026-11-23T09:00:00+08:00', settings });
  await hotline.server.db.query('update staff set email = null');
  await hotline.server.db.query(`update staff set email = $1 where role = 'supervisor'`, [CENTRE]);
  hotline.server.app.get(CityService).protocol?.accidents?.tell.push({
    ...{ code: 'duty', name: '災害應變中心', nameEn: 'Emergency centre' },
    ...{ mail: DUTY, sms: MOBILE, via: ['mail', 'sms'] },
  });
});
afterAll(async () => {
  await hotline.close();
  await Promise.all([mails.close(), texts.close()]);
});

const sendAll = () => hotline.server.app.get(MailSender).sendAll();
/** Of whom by which way, how far. */
const statesOf = async (number: string) =>
  Object.fromEntries(
    (await of(number)).notices
      .filter(({ via }) => via === 'mail' || via === 'sms')
      .map(({ recipient, via, state }) => [`${recipient.code} ${via}`, state]),
  );

describe('the mails and text messages of an accident', () => {
  it('leave by the gateways, are delivered, and say nothing that anybody typed', async () => {
    const { number } = await hotline.record({}, { citizen: { name: '王曉鈴', phone: '0912-000-111' } });
    await marked(number, { text: '機車騎士右手骨折' });
    await sendAll();
    expect(await statesOf(number)).toEqual({
      ...{ 'centre mail': 'delivered', 'duty mail': 'delivered', 'duty sms': 'delivered' },
      ...{ 'commission mail': 'unreachable', 'managers mail': 'unreachable' },
    });
    for (const address of [DUTY, CENTRE]) {
      const [mail] = mails.to(address);
      expect(mail?.mail.subject).toBe(`【意外事件】案件 ${number}，請立即處理`);
      expect(mail?.mail.text).toContain('http://1999.example.gov.tw/accidents');
      expect(mail?.raw).not.toMatch(/骨折|建工路|王曉鈴|0912-000-111/);
      expect(mail?.mail.text).not.toMatch(/骨折|建工路|王曉鈴|0912-000-111/);
    }
    const [text] = texts.got.filter(({ body }) => body.to === MOBILE);
    expect(text?.body.text).toContain(number);
    expect(text?.body.text).not.toMatch(/骨折|建工路|王曉鈴/);
    const times = (await of(number)).notices.filter(({ via }) => via === 'sms');
    expect(times).toMatchObject([{ deliveredAt: expect.any(String), confirmedBy: null }]);
  });

  it('that come back, or are refused, could not be delivered; the receipt on a screen stands beside it', async () => {
    mails.answers.set(DUTY, ['550 5.1.1 no such user']);
    const { number } = await hotline.record();
    const accident = await marked(number);
    await sendAll();
    const [{ mailId } = { mailId: '' }] = await hotline.server.db.query<{ mailId: string }>(
      `select m.mail_id as "mailId" from message m join accident_notice n on n.message_id = m.id
        where n.accident_id = $1 and n.recipient = 'centre'`,
      [accident.id],
    );
    const bounce = { messageIds: [mailId], recipient: CENTRE, permanent: true, status: '5.2.2' };
    await hotline.server.db.transaction(tx => hotline.server.app.get(DeliveriesService).bounced(tx, bounce));
    await act(accident, 'confirm', {}, hotline.supervisor).expect(200);
    expect(await statesOf(number)).toMatchObject({
      ...{ 'centre mail': 'failed', 'duty mail': 'failed', 'duty sms': 'delivered' },
    });
    const onScreen = (await of(number)).notices.find(
      ({ recipient, via }) => recipient.code === 'centre' && via === 'screen',
    );
    expect(onScreen).toMatchObject({ state: 'confirmed', confirmedBy: expect.any(String) });
  });

  it('that wait for a gateway are not sent any more once the accident is closed', async () => {
    mails.answers.set(DUTY, ['451 4.3.0 later']);
    const { number } = await hotline.record();
    const accident = await marked(number);
    await sendAll();
    expect((await statesOf(number))['duty mail']).toBe('waiting');
    await act(accident, 'close', { result: 'not_an_accident', text: '誤報' }).expect(200);
    mails.answers.delete(DUTY);
    const before = mails.to(DUTY).length;
    await hotline.server.moveTo('2026-11-23T12:00:00+08:00');
    await sendAll();
    expect(mails.to(DUTY)).toHaveLength(before);
    expect(await statesOf(number)).toMatchObject({ 'duty mail': 'ended', 'duty sms': 'delivered' });
  });

  it('that are under way when it is closed say so until they have left, and are delivered then', async () => {
    const { number } = await hotline.record();
    let meanwhile: string | undefined;
    mails.beforeAnswer = async ({ to }) => {
      if (!to.includes(DUTY)) return;
      await act(await of(number), 'close', { result: 'not_an_accident', text: '誤報' }).expect(200);
      meanwhile = (await statesOf(number))['duty mail'];
    };
    const accident = await marked(number);
    await sendAll();
    mails.beforeAnswer = async () => undefined;
    expect(meanwhile).toBe('waiting');
    expect(await statesOf(number)).toMatchObject({ 'duty mail': 'delivered' });
    const left = await hotline.server.db.query(
      `select m.state, d.result from message m left join delivery d on d.message_id = m.id
         join accident_notice n on n.message_id = m.id
        where n.accident_id = $1 and n.recipient = 'duty' and n.via = 'mail'`,
      [accident.id],
    );
    expect(left).toEqual([{ state: 'sent', result: 'sent' }]);
  });
});
