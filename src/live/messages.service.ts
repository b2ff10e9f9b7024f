import { Injectable } from '@nestjs/common';
import type { CaseCardDto } from '../desk/case-card.dto.js';
import { CaseCardQuery } from '../desk/case-card.query.js';
import type { LoggedFact } from '../platform/log/fact.js';
import type { LogMessage, ToldStep } from './frames.js';
import { agencyRoom, type Heard, inDistrict, leaversHearing, roomsHearing } from './rooms.rules.js';

export interface Addressed {
  message: LogMessage;
  rooms: string[];
  /** Who is in one of these is told by another message: an agency above the one that has handed the case over. */
  except: string[];
}

/** Facts of the log as screens get them, and who gets them. One query, however many facts. */
@Injectable()
export class MessagesOfFacts {
  constructor(private readonly cards: CaseCardQuery) {}

  /** What a replay tells happened long ago, and to nobody of today. */
  async of(logged: readonly LoggedFact[]): Promise<Addressed[]> {
    const facts = logged.filter(({ actor }) => actor.kind !== 'replay');
    const held = await this.cards.held([...new Set(facts.flatMap(({ caseId }) => caseId ?? []))]);
    return facts.flatMap(fact => {
      const one = fact.caseId === null ? undefined : held.get(fact.caseId);
      const agency = 'agency' in fact.payload ? fact.payload.agency : null;
      const heard = {
        ...{ kind: fact.kind, at: fact.at, agency, confidential: one?.confidential ?? false },
        inspection: isInspection(fact),
        persons: personsOf(fact),
      };
      const district = one?.card.district?.code ?? null;
      const rooms = inDistrict(roomsHearing(heard, one?.holders ?? []), district);
      // Sent to no room, the library would send it to everybody.
      const told =
        rooms.length > 0 ? [{ message: messageOf(fact, one?.card ?? null), rooms, except: [] }] : [];
      if (!one) return told;
      const toLeavers = leaversHearing(heard, one.holders).map(leaver => ({
        message: {
          ...messageOf(
            fact,
            this.cards.asLeft(one, leg => leg.agency === leaver),
          ),
          ...(tellsSuccessor(heard) && { left: { to: one.card.agency } }),
        },
        rooms: inDistrict([agencyRoom(leaver)], district),
        except: rooms,
      }));
      // They hear that there is something to read, and nothing of a case that is not theirs.
      const invited = 'invited' in fact.payload ? fact.payload.invited.map(agencyRoom) : [];
      const toInvited =
        invited.length > 0
          ? [{ message: messageOf(fact, null), rooms: inDistrict(invited, district), except: rooms }]
          : [];
      return [...told, ...toLeavers, ...toInvited];
    });
  }
}

/** Where a case in confidence goes is for those who deal with it. */
const tellsSuccessor = ({ kind, confidential }: Heard): boolean =>
  kind === 'workorder.closed' && !confidential;

function messageOf(fact: LoggedFact, card: CaseCardDto | null): LogMessage {
  const { position, at, kind, payload } = fact;
  const message: LogMessage = { position, at: at.toISOString(), kind, case: card && withoutPlace(card) };
  if ('workOrderId' in payload && payload.workOrderId) message.workOrderId = payload.workOrderId;
  if (isOfCall(fact)) message.callId = fact.payload.callId;
  const step = stepOf(fact);
  return step ? { ...message, step } : message;
}

function stepOf(fact: LoggedFact): ToldStep | null {
  switch (fact.kind) {
    case 'clock.warned':
    case 'clock.escalated': {
      const { clock, step, tells, agency } = fact.payload;
      return { clock, code: step, tells, agency };
    }
    case 'clock.breached': {
      const { clock, tells = [], agency } = fact.payload;
      return { clock, code: 'due', tells, agency };
    }
    case 'case.reminded':
    case 'workorder.chased': {
      const { urged, step, tells, agency } = fact.payload;
      return urged && { clock: urged.clock, code: step, tells, agency };
    }
    default:
      return null;
  }
}

/** Drawn, called grave, or a step of the inspector's limit; not the judgement. */
const isInspection = ({ kind, payload }: LoggedFact): boolean =>
  ['inspection.grave', 'sample.drawn', 'sample.moot'].includes(kind) ||
  ('clock' in payload && payload.clock === 'sample');

/** A call is news to who has it, and to who had it before. */
function personsOf(fact: LoggedFact): string[] | undefined {
  if (!isOfCall(fact)) return undefined;
  const from = 'from' in fact.payload ? [fact.payload.from] : [];
  return [...new Set([...from, ...(fact.payload.agentId === null ? [] : [fact.payload.agentId])])];
}

type OfCall = Extract<LoggedFact, { kind: `call.${string}` }>;
const isOfCall = (fact: LoggedFact): fact is OfCall => fact.kind.startsWith('call.');

/** Somebody typed it. */
const withoutPlace = ({ place: _, ...told }: CaseCardDto): Omit<CaseCardDto, 'place'> => told;
