import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { Staff } from '../access/staff.js';
import type { CaseCardDto } from '../desk/case-card.dto.js';
import type { Audience, ClockKind } from '../events.js';

/** Where the stream of `log` messages begins. `reload`: more was missed than is replayed, so read everything anew. */
export interface Hello {
  /** The server's time: limits are judged by it, whatever the screen's own clock says. */
  at: string;
  position: number;
  reload: boolean;
}

/** One fact of the log as screens get it: codes, numbers, times. Nothing a person typed, no personal data. */
export interface LogMessage {
  position: number;
  at: string;
  kind: string;
  /** As it is now, not as it was then; to an agency that has handed it over, as it was when it left. */
  case: Omit<CaseCardDto, 'place'> | null;
  workOrderId?: string;
  callId?: string;
  step?: ToldStep;
  /** To the agency that had it, with the end of its work order: who has the case now. */
  left?: { to: CaseCardDto['agency'] };
}

/**
 * A clock has come to a step of its ladder. Everybody who hears of the case gets it; it concerns those whom it tells, and
 * of an agency where somebody works on the case the officer who does: `GET /api/escalations` answers exactly that.
 */
export interface ToldStep {
  clock: ClockKind;
  /** `50%`, `due`, `+4h`. */
  code: string;
  tells: readonly Audience[];
  /** Who had the case then; null: the centre. */
  agency: string | null;
}

interface ToClient {
  hello: (hello: Hello) => void;
  /** The callback, where there is one, is the receipt of a work order. */
  log: (message: LogMessage, receipt?: (answer?: unknown) => void) => void;
}

interface FromClient {
  received: (receipt: unknown, answer?: (taken: boolean) => void) => void;
}

export interface SocketData {
  staff: Staff;
}

export type LiveNamespace = Namespace<FromClient, ToClient, DefaultEventsMap, SocketData>;
export type LiveSocket = Socket<FromClient, ToClient, DefaultEventsMap, SocketData>;
