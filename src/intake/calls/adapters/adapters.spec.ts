import { describe, expect, it } from '@jest/globals';
import { fromAsterisk } from './asterisk.js';
import { fromCsta } from './csta.js';

const AMI = { Linkedid: '1795224000.12', Uniqueid: '1795224000.12', Timestamp: '1795224000.250000' };
const ID = { callId: '1795224000.12', at: '2026-11-21T01:20:00.250Z' };

describe('an event of Asterisk', () => {
  it.each([
    [
      'who waits in a queue rings',
      { Event: 'QueueCallerJoin', Queue: '1999', CallerIDNum: '0912345678' },
      { kind: 'ringing', line: '1999', caller: '0912345678' },
    ],
    ['a hidden number is withheld', { Event: 'QueueCallerJoin', CallerIDNum: 'anonymous' }, { caller: null }],
    [
      'an agent of the queue answers',
      { Event: 'AgentConnect', Interface: 'PJSIP/3021', CallerIDNum: '0912345678', Queue: '1999' },
      { kind: 'answered', agent: '3021' },
    ],
    ['it is held', { Event: 'Hold', Channel: 'PJSIP/3021-0000002a' }, { kind: 'held', agent: '3021' }],
    ['and resumed', { Event: 'Unhold', Channel: 'PJSIP/3021-0000002a' }, { kind: 'resumed', agent: '3021' }],
    [
      'it is handed on blindly',
      {
        ...{ Event: 'BlindTransfer', Linkedid: undefined, TransfererLinkedid: '1795224000.12' },
        ...{ TransfererChannel: 'PJSIP/3021-0000002a', Extension: '3022' },
      },
      { kind: 'transferred', agent: '3021', to: '3022' },
    ],
    [
      'it is handed on after a word',
      {
        ...{ Event: 'AttendedTransfer', Linkedid: undefined, OrigTransfererLinkedid: '1795224000.12' },
        ...{ OrigTransfererChannel: 'PJSIP/3021-0000002a', SecondTransfererConnectedLineNum: '3022' },
      },
      { kind: 'transferred', agent: '3021', to: '3022' },
    ],
    ['who waited has hung up', { Event: 'QueueCallerAbandon', Queue: '1999' }, { kind: 'ended' }],
    ['the caller has hung up', { Event: 'Hangup', 'Cause-txt': 'Normal Clearing' }, { kind: 'ended' }],
  ])('%s', (_what, event, expected) => {
    expect(fromAsterisk({ ...AMI, ...event })).toMatchObject({ ...ID, ...expected });
  });

  it('is its own, and the same when it comes again', () => {
    const [one, other] = [
      { ...AMI, Event: 'Hold' },
      { ...AMI, Event: 'Unhold' },
    ];
    expect(fromAsterisk(one)?.eventId).toBe(fromAsterisk({ ...one })?.eventId);
    expect(fromAsterisk(one)?.eventId).not.toBe(fromAsterisk(other)?.eventId);
  });

  it.each([
    ['the channel of who spoke has ended', { ...AMI, Event: 'Hangup', Uniqueid: '1795224001.13' }],
    ['it is about no call', { Event: 'PeerStatus', Peer: 'PJSIP/3021' }],
    ['it is nothing', {}],
  ])('is no news where %s', (_why, event) => {
    expect(fromAsterisk(event)).toBeNull();
  });

  it('without a time is left to who checks it', () => {
    expect(fromAsterisk({ ...AMI, Event: 'Hold', Timestamp: undefined })?.at).toBeUndefined();
  });
});

describe('an event of CSTA', () => {
  const device = (deviceIdentifier: string) => ({ deviceIdentifier });
  const SENT = { eventId: '7', at: '2026-11-21T09:20:00+08:00' };

  it.each([
    [
      'a call is delivered',
      {
        DeliveredEvent: {
          connection: { callID: 'c1', deviceID: '1999' },
          ...{
            alertingDevice: device('3021'),
            callingDevice: device('0912345678'),
            calledDevice: device('1999'),
          },
        },
      },
      { kind: 'ringing', callId: 'c1', agent: '3021', caller: '0912345678', line: '1999' },
    ],
    [
      'it is established, and the number is not shown',
      {
        EstablishedEvent: {
          establishedConnection: { callID: 'c1' },
          ...{ answeringDevice: device('3021'), callingDevice: { notKnown: '' } },
        },
      },
      { kind: 'answered', callId: 'c1', agent: '3021', caller: null },
    ],
    [
      'it is handed on',
      {
        TransferedEvent: {
          primaryOldCall: { callID: 'c1' },
          ...{ transferringDevice: device('3021'), transferredToDevice: device('3022') },
        },
      },
      { kind: 'transferred', callId: 'c1', agent: '3021', to: '3022' },
    ],
    [
      'it is handed on without a word, as another call',
      {
        TransferedEvent: {
          primaryOldCall: { callID: 'c1' },
          transferredConnections: {
            connectionListItem: { newConnection: { callID: 'c9', deviceID: '3022' } },
          },
        },
      },
      { kind: 'transferred', callId: 'c1', newCallId: 'c9', joinedCallId: undefined },
    ],
    [
      'it is handed on after a word',
      {
        TransferedEvent: {
          ...{ primaryOldCall: { callID: 'c1' }, secondaryOldCall: { callID: 'c2' } },
          transferredConnections: {
            connectionListItem: [
              { oldConnection: { callID: 'c1' }, endpoint: {} },
              { newConnection: { callID: 'c2' }, oldConnection: { callID: 'c2' } },
            ],
          },
        },
      },
      { kind: 'transferred', callId: 'c1', newCallId: 'c2', joinedCallId: 'c2' },
    ],
    [
      'a list of connections that is none names no other call',
      { TransferedEvent: { primaryOldCall: { callID: 'c1' }, transferredConnections: ['c9'] } },
      { kind: 'transferred', callId: 'c1', newCallId: undefined },
    ],
    [
      'it is over',
      { CallClearedEvent: { clearedCall: { callID: 'c1' }, cause: 'normalClearing' } },
      { kind: 'ended', callId: 'c1', reason: 'normalClearing' },
    ],
  ])('%s', (_what, event, expected) => {
    expect(fromCsta({ ...SENT, ...event })).toMatchObject({ ...SENT, ...expected });
  });

  it.each([
    ['sip:3021@pbx.example', '3021'],
    ['sips:3021@pbx.example;transport=tls', '3021'],
    ['tel:3021;phone-context=pbx.example', '3021'],
    ['N<3021>', '3021'],
    ['N<3021>;name', '3021'],
    ['3021', '3021'],
  ])('names whom it is about as its exchange does: %s', (deviceIdentifier, agent) => {
    const HeldEvent = { heldConnection: { callID: 'c1' }, holdingDevice: { deviceIdentifier } };
    expect(fromCsta({ ...SENT, HeldEvent })).toMatchObject({ kind: 'held', agent });
  });

  it('of another kind is no news, and one that is no event neither', () => {
    expect(fromCsta({ ...SENT, OriginatedEvent: {} })).toBeNull();
    expect(fromCsta({ HeldEvent: 'yes' })).toMatchObject({ kind: 'held', callId: undefined });
  });
});
