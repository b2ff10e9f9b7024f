/** One thing that is wrong with the log or the record of access, by name. */
export type SealFault =
  | { fault: 'missing' | 'inserted' | 'changed'; from: number; to: number }
  | { fault: 'moved'; position: number; belongs: number }
  | { fault: 'renumbered'; from: number; to: number; by: number }
  | { fault: 'head-missing' }
  | { fault: 'head-differs'; position: number }
  | { fault: 'reader-ahead'; consumer: string; heard: number; position: number }
  | { fault: 'rewritten'; from: number; to: number; head: string }
  | { fault: 'cut-off'; from: number; to: number; head: string }
  | { fault: 'access-changed' | 'access-missing'; accessId: string; position: number }
  | { fault: 'access-unlogged'; accessId: string }
  | { fault: 'access-twice'; accessId: string; positions: number[] };

const span = ({ from, to }: { from: number; to: number }): string =>
  from === to ? `Event ${from}` : `Events ${from} to ${to}`;
const were = ({ from, to }: { from: number; to: number }): string => (from === to ? 'was' : 'were');

/** A sentence for the person who has to find out what happened. */
export function faultWords(fault: SealFault): string {
  switch (fault.fault) {
    case 'missing':
      return `${span(fault)} ${were(fault)} removed.`;
    case 'inserted':
      return `${span(fault)} ${were(fault)} inserted by hand.`;
    case 'changed':
      return fault.from === fault.to
        ? `Event ${fault.from} does not fit its seal: it was changed, or the one before it was, together with its hash.`
        : `Events ${fault.from} to ${fault.to} do not fit their seals: ${fault.from} was changed; those behind it were changed too, or only follow from it.`;
    case 'moved':
      return `Event ${fault.position} is the one of position ${fault.belongs}: the order was changed.`;
    case 'renumbered':
      return fault.by > 0
        ? `Events ${fault.from} to ${fault.to} were given lower positions: ${fault.by} before ${fault.from} ${fault.by === 1 ? 'was' : 'were'} removed.`
        : `Events ${fault.from} to ${fault.to} were given higher positions, by ${-fault.by}, to make room.`;
    case 'head-missing':
      return 'The head of the log (log_head) was removed.';
    case 'head-differs':
      return `The head of the log has another hash than the last event, ${fault.position}: one of the two was changed.`;
    case 'reader-ahead':
      return `The consumer "${fault.consumer}" has heard event ${fault.heard}, but the log ends at ${fault.position}: its end was removed.`;
    case 'rewritten':
      return `The chain was rewritten: event ${fault.to} has another hash than the head kept in ${fault.head}; the first change lies between ${fault.from} and ${fault.to}.`;
    case 'cut-off':
      return `${span(fault)} ${were(fault)} removed from the end: the head kept in ${fault.head} was at ${fault.to}.`;
    case 'access-changed':
      return `Access record ${fault.accessId} was changed: it has another hash than event ${fault.position} keeps.`;
    case 'access-missing':
      return `Access record ${fault.accessId} of event ${fault.position} was removed.`;
    case 'access-unlogged':
      return `Access record ${fault.accessId} has no event: it was inserted by hand, or its event was taken away.`;
    case 'access-twice':
      return `Access record ${fault.accessId} has more than one event: ${fault.positions.join(', ')}.`;
  }
}
