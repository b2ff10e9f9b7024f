import { callerIn, type Message, numberIn, type Told, textOf } from './told.js';

type Node = Record<string, unknown> | undefined;

/**
 * Exchanges that speak CSTA (ECMA-323: Avaya, Unify, Mitel, NEC and others): one event as JSON, its elements by their own
 * names, with `eventId` and `at` of whoever sends it on, since the standard has neither.
 */
export function fromCsta(message: Message): Told {
  const [name, kind, connection, agent] = EVENTS.find(([event]) => message[event]) ?? [];
  if (!name) return null;
  const event = message[name] as Node;
  const device = (element: string | undefined): string | undefined =>
    element === undefined ? undefined : numberIn(textOf(nodeIn(event, element)?.deviceIdentifier));
  const calling = nodeIn(event, 'callingDevice');
  return {
    ...{ eventId: textOf(message.eventId), at: textOf(message.at), system: textOf(message.system), kind },
    callId: textOf(nodeIn(event, connection as string)?.callID),
    line: device('calledDevice'),
    caller: calling && callerIn(calling.deviceIdentifier ?? ''),
    agent: device(agent),
    to: device('transferredToDevice'),
    newCallId: newCallIn(event),
    joinedCallId: textOf(nodeIn(event, 'secondaryOldCall')?.callID),
    reason: textOf(event?.cause),
  };
}

/** The event, what it means, where its call is named, and who of us it is about. The standard's own spelling. */
const EVENTS = [
  ['DeliveredEvent', 'ringing', 'connection', 'alertingDevice'],
  ['EstablishedEvent', 'answered', 'establishedConnection', 'answeringDevice'],
  ['HeldEvent', 'held', 'heldConnection', 'holdingDevice'],
  ['RetrievedEvent', 'resumed', 'retrievedConnection', 'retrievingDevice'],
  ['TransferedEvent', 'transferred', 'primaryOldCall', 'transferringDevice'],
  ['CallClearedEvent', 'ended', 'clearedCall', undefined],
] as const;

const nodeIn = (node: Node, name: string): Node => {
  const found = node?.[name];
  return typeof found === 'object' && found !== null ? (found as Node) : undefined;
};

/** A transfer may leave the caller with another call (ECMA-269): its connections name it, one by one or as a list. */
function newCallIn(event: Node): string | undefined {
  const items = nodeIn(event, 'transferredConnections')?.connectionListItem;
  return [items]
    .flat()
    .map(item => textOf(nodeIn(nodeIn({ item }, 'item'), 'newConnection')?.callID))
    .find(callId => callId !== undefined);
}
