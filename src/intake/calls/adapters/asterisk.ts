import { callerIn, type Message, type Told, textOf } from './told.js';

/**
 * Asterisk (16 or newer): an event of its manager interface (AMI), its headers as one JSON object. `timestampevents = yes`
 * in manager.conf gives each its time. A call is its `Linkedid`, which is that of the caller's channel and stays through
 * transfers. https://docs.asterisk.org/Asterisk_20_Documentation/API_Documentation/AMI_Events/
 */
export function fromAsterisk(message: Message): Told {
  const of = (name: string): string | undefined => textOf(message[name]);
  const event = of('Event') ?? '';
  const seconds = Number(of('Timestamp'));
  const told = {
    eventId: [
      event,
      of('Uniqueid') ?? of('TransfererUniqueid') ?? of('OrigTransfererUniqueid'),
      of('Timestamp'),
    ].join(' '),
    callId: of('Linkedid'),
    system: of('SystemName'),
    at: Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString() : undefined,
  };
  // What was called leads to a queue, which is a group of agents.
  const queue = { line: of('Queue'), group: of('Queue') };
  switch (event) {
    case 'QueueCallerJoin':
      return { ...told, kind: 'ringing', ...queue, caller: callerIn(of('CallerIDNum')) };
    case 'AgentConnect':
      return {
        ...{ ...told, kind: 'answered', ...queue, caller: callerIn(of('CallerIDNum')) },
        agent: extensionIn(of('Interface')),
      };
    case 'Hold':
      return { ...told, kind: 'held', agent: extensionIn(of('Channel')) };
    case 'Unhold':
      return { ...told, kind: 'resumed', agent: extensionIn(of('Channel')) };
    case 'BlindTransfer':
      return {
        ...{ ...told, kind: 'transferred', callId: of('TransfererLinkedid') },
        ...{ agent: extensionIn(of('TransfererChannel')), to: of('Extension') },
      };
    case 'AttendedTransfer':
      return {
        ...{ ...told, kind: 'transferred', callId: of('OrigTransfererLinkedid') },
        ...{ agent: extensionIn(of('OrigTransfererChannel')), to: of('SecondTransfererConnectedLineNum') },
      };
    case 'QueueCallerAbandon':
      return { ...told, kind: 'ended', ...queue, reason: 'abandoned' };
    case 'Hangup':
      // The caller's own channel: with it the call is over, not with that of one of those who spoke.
      return of('Uniqueid') === of('Linkedid') ? { ...told, kind: 'ended', reason: of('Cause-txt') } : null;
    default:
      return null;
  }
}

/** `PJSIP/3021-0000002a`, `PJSIP/3021`, `Local/3021@from-queue/n` */
const extensionIn = (channel: string | undefined): string | undefined =>
  /^[^/]+\/([^-@/]+)/.exec(channel ?? '')?.[1];
