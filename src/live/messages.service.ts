import { Injectable } from '@nestjs/common';
import type { CaseCardDto } from '../desk/case-card.dto.js';
import { CaseCardQuery } from '../desk/case-card.query.js';
import type { LoggedFact } from '../platform/log/fact.js';
import type { LogMessage } from './frames.js';
import { roomsHearing } from './rooms.rules.js';

export interface Addressed {
  message: LogMessage;
  rooms: string[];
}

/** Facts of the log as screens get them, and who gets them. One query, however many facts. */
@Injectable()
export class MessagesOfFacts {
  constructor(private readonly cards: CaseCardQuery) {}

  async of(facts: readonly LoggedFact[]): Promise<Addressed[]> {
    const held = await this.cards.held([...new Set(facts.flatMap(({ caseId }) => caseId ?? []))]);
    return facts.map(({ position, at, kind, caseId, payload }) => {
      const { card, holders } = (caseId !== null && held.get(caseId)) || { card: null, holders: [] };
      const message: LogMessage = { position, at: at.toISOString(), kind, case: card && withoutPlace(card) };
      if ('workOrderId' in payload && payload.workOrderId) message.workOrderId = payload.workOrderId;
      return { message, rooms: roomsHearing({ kind, at }, holders) };
    });
  }
}

/** Somebody typed it. */
const withoutPlace = ({ place: _, ...told }: CaseCardDto): Omit<CaseCardDto, 'place'> => told;
