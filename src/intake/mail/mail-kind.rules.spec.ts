import { describe, expect, it } from '@jest/globals';
import { type KindFacts, kindOf, type MailKind } from './mail-kind.rules.js';

const OWN = ['mayor@city.example'];
const mail = (headers: KindFacts['headers'] = {}, address = 'wang@example.tw'): KindFacts => ({
  headers,
  from: { name: null, address },
  deliveryStatus: null,
});

describe('a mail', () => {
  it.each<[string, KindFacts, string | null, MailKind]>([
    ['from somebody', mail(), 'wang@example.tw', 'personal'],
    ['from somebody, fetched from a mailbox', mail(), null, 'personal'],
    [
      'whose return path was kept by the mailbox',
      mail({ 'return-path': '<wang@example.tw>' }),
      null,
      'personal',
    ],
    ['that says nobody sent it automatically', mail({ 'auto-submitted': 'no' }), null, 'personal'],
    [
      'with which somebody hands on a report',
      { ...mail(), deliveryStatus: 'Action: failed' },
      'wang@example.tw',
      'personal',
    ],
    ['that is urgent', mail({ precedence: 'first-class' }), null, 'personal'],
    ['from somebody called Postmaster', mail({}, 'postmaster.wang@example.tw'), 'x@example.tw', 'personal'],
    [
      'from somebody whose name begins like a program’s',
      mail({}, 'bounceworth@example.tw'),
      null,
      'personal',
    ],
    [
      'with delivery receipts wished for only',
      mail({ 'x-auto-response-suppress': 'dr, rn, nrn' }),
      null,
      'personal',
    ],

    [
      'that reports on a delivery',
      mail({ 'content-type': 'multipart/report; report-type=delivery-status' }),
      '',
      'bounce',
    ],
    [
      'that reports in quotes',
      mail({ 'content-type': 'multipart/report; boundary=x; report-type="delivery-status"' }),
      null,
      'bounce',
    ],
    ['with a status in it', { ...mail(), deliveryStatus: 'Action: failed' }, '', 'bounce'],
    ['of an old server', mail({ 'x-failed-recipients': 'wang@example.tw' }), '', 'bounce'],
    ['of a daemon that wants no answer', mail({}, 'MAILER-DAEMON@example.tw'), '', 'bounce'],

    ['that somebody is away', mail({ 'auto-submitted': 'auto-replied (vacation)' }), '', 'auto_reply'],
    ['that somebody is away, of an old server', mail({ precedence: 'auto_reply' }), null, 'auto_reply'],
    [
      'that somebody is away, of Exchange',
      mail({ 'x-auto-response-suppress': 'dr, oof, autoreply' }),
      null,
      'auto_reply',
    ],
    ['of a responder', mail({ 'x-autoreply': 'yes' }), null, 'auto_reply'],
    [
      'that it was read',
      mail({ 'content-type': 'multipart/report; report-type=disposition-notification' }),
      null,
      'auto_reply',
    ],

    ['to a list', mail({ 'list-id': '<news.example.tw>' }), 'bounces@example.tw', 'list'],
    ['to many', mail({ precedence: 'bulk' }), null, 'list'],
    ['that can be unsubscribed from', mail({ 'list-unsubscribe': '<mailto:x@example.tw>' }), null, 'list'],

    ['of a program', mail({ 'auto-submitted': 'auto-generated' }), 'wang@example.tw', 'automatic'],
    ['that wants no answer', mail(), '', 'automatic'],
    ['that wants no answer, fetched from a mailbox', mail({ 'return-path': '<>' }), null, 'automatic'],
    ['from an address nobody reads', mail({}, 'no-reply@example.tw'), null, 'automatic'],
    [
      'of a complaint',
      mail({ 'content-type': 'multipart/report; report-type=feedback-report' }),
      null,
      'automatic',
    ],
    ['that went round already', mail({ 'x-loop': 'somebody@example.tw' }), null, 'automatic'],
    ['from the mailbox itself', mail({}, 'Mayor@City.example'), null, 'automatic'],
    ['from the mailbox by another of its names', mail({}, 'mayor+x@city.example'), null, 'automatic'],
    ['from nobody', { ...mail(), from: null }, '', 'automatic'],
  ])('%s is seen for what it is', (_what, facts, returnPath, kind) => {
    expect(kindOf(facts, returnPath, OWN)).toBe(kind);
  });
});
