import { describe, expect, it } from '@jest/globals';
import { type Bounce, bounceIn } from './bounce.rules.js';

const report = (deliveryStatus: string | null) => ({
  deliveryStatus,
  innerIds: ['1@city.example'],
  inReplyTo: [],
  references: ['1@city.example', '0@city.example'],
  headers: {},
});
const FAILED: Bounce = {
  messageIds: ['1@city.example', '0@city.example'],
  recipient: 'wang@example.tw',
  permanent: true,
  status: '5.1.1',
};
const HEAD = 'Reporting-MTA: dns; mx.example.tw\r\nArrival-Date: Fri, 20 Nov 2026 10:00:00 +0800\r\n\r\n';

describe('a report on a delivery', () => {
  it.each<[string, string | null, Bounce | null]>([
    [
      'that it failed',
      `${HEAD}Final-Recipient: rfc822; wang@example.tw\r\nAction: failed\r\nStatus: 5.1.1\r\n`,
      FAILED,
    ],
    [
      'with its fields folded',
      `${HEAD}Final-Recipient:\r\n rfc822;wang@example.tw\r\nAction:\r\n failed\r\nStatus: 5.1.1 (unknown)\r\n`,
      FAILED,
    ],
    [
      'with the address it was sent to first',
      `${HEAD}Original-Recipient: rfc822;wang@example.tw\nFinal-Recipient: rfc822;w2@example.org\nAction: failed\nStatus: 5.1.1\n`,
      FAILED,
    ],
    [
      'of two, of which one failed',
      `${HEAD}Final-Recipient: rfc822; li@example.tw\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\nFinal-Recipient: rfc822; wang@example.tw\r\nAction: failed\r\nStatus: 5.1.1\r\n`,
      FAILED,
    ],
    [
      'that it is tried further',
      `${HEAD}Final-Recipient: rfc822; wang@example.tw\r\nAction: delayed\r\nStatus: 4.4.1\r\n`,
      { ...FAILED, permanent: false, status: '4.4.1' },
    ],
    [
      'that it was given up after days of trying',
      `${HEAD}Final-Recipient: rfc822; wang@example.tw\r\nAction: failed\r\nStatus: 4.4.7\r\n`,
      { ...FAILED, status: '4.4.7' },
    ],
    [
      'with a status and no action',
      `${HEAD}Final-Recipient: rfc822; wang@example.tw\r\nStatus: 4.2.2\r\n`,
      { ...FAILED, permanent: false, status: '4.2.2' },
    ],
    [
      'that it did arrive',
      `${HEAD}Final-Recipient: rfc822; wang@example.tw\r\nAction: delivered\r\nStatus: 2.0.0\r\n`,
      null,
    ],
    ['of a server that keeps to no form', null, { ...FAILED, recipient: null, status: null }],
    ['that says nothing', '\0\r\n\r\n:::', { ...FAILED, recipient: null, status: null }],
  ])('%s', (_what, status, bounce) => {
    expect(bounceIn(report(status))).toEqual(bounce);
  });
});
