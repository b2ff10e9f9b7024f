import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Problem } from '../../platform/problem/problem.js';
import type { Place } from '../../platform/vault/sealing.js';
import { Vault } from '../../platform/vault/vault.js';
import type { CitizenDto } from '../contact.dto.js';
import { MOST_TURNS, type TranscriptDto } from './chat.dto.js';
import { Chat } from './chat.entity.js';
import { type ChatWish, type Turn, turnsTogether } from './chat.rules.js';

const DEFAULT_LANGUAGE = 'zh-TW';

export interface Merged {
  /** Locked. */
  chat: Chat;
  /** All of them, oldest first. */
  turns: Turn[];
  /** Those that nobody had delivered before. */
  fresh: Turn[];
}

/** The conversations as they were delivered, sealed. */
@Injectable()
export class ChatStore {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** TRANSCRIPT_TOO_LONG 422. Deliveries of one conversation at the same moment wait for each other. */
  async merge(
    tx: Transaction,
    dto: TranscriptDto,
    delivered: readonly Turn[],
    { id: machineId }: { id: string },
  ): Promise<Merged> {
    const chat = await this.begun(tx, dto, delivered, machineId);
    const before = this.turnsOf(chat);
    const turns = turnsTogether(before, delivered);
    if (turns.length > MOST_TURNS) throw tooLong();
    const known = new Set(before.map(textOf));
    // An older delivery that comes late does not say how it stands.
    const isLatest = boundsOf(turnsTogether(delivered)).lastAt >= chat.lastAt;
    tx.set(chat, {
      ...boundsOf(turns),
      deliveredAt: this.clock.now(),
      turns: turns.length,
      transcript: this.sealed(chat.id, turns),
      isEnded: chat.isEnded || dto.ended,
      ...(isLatest && { resolved: dto.resolved }),
      wantsPerson: chat.wantsPerson || dto.wantsPerson,
      topic: dto.topic ?? chat.topic,
      language: dto.language ?? chat.language,
    });
    return { chat, turns, fresh: turns.filter(turn => !known.has(textOf(turn))) };
  }

  /** Oldest first; none after they were forgotten. */
  turnsOf({ id, transcript }: Pick<Chat, 'id' | 'transcript'>): Turn[] {
    if (!transcript) return [];
    const turns = JSON.parse(this.vault.open(transcript, placeOf(id, 'transcript'))) as (Omit<Turn, 'at'> & {
      at: string;
    })[];
    return turns.map(turn => ({ ...turn, at: new Date(turn.at) }));
  }

  /** While nobody knows what becomes of it. */
  keepCitizen(tx: Transaction, chat: Chat, said: CitizenDto | undefined): void {
    const citizen = this.citizenOf(chat, said);
    if (!citizen) return;
    tx.set(chat, { citizen: this.vault.seal(JSON.stringify(citizen), placeOf(chat.id, 'citizen')) });
  }

  /** What is said of it now, and what was before. */
  citizenOf(
    { id, citizen }: Pick<Chat, 'id' | 'citizen'>,
    said: CitizenDto | undefined,
  ): CitizenDto | undefined {
    if (!citizen) return said;
    const before = JSON.parse(this.vault.open(citizen, placeOf(id, 'citizen'))) as CitizenDto;
    // Fields that were left out are there, and undefined.
    return { ...before, ...(JSON.parse(JSON.stringify(said ?? {})) as CitizenDto) };
  }

  /** Until it has a case. */
  keepWish(tx: Transaction, chat: Chat, wish: ChatWish): void {
    if (Object.keys(wish).length === 0) return;
    tx.set(chat, { wish: this.vault.seal(JSON.stringify(wish), placeOf(chat.id, 'wish')) });
  }

  wishOf({ id, wish }: Pick<Chat, 'id' | 'wish'>): ChatWish | undefined {
    return wish ? (JSON.parse(this.vault.open(wish, placeOf(id, 'wish'))) as ChatWish) : undefined;
  }

  private sealed(id: string, turns: readonly Turn[]): Buffer {
    return this.vault.seal(JSON.stringify(turns), placeOf(id, 'transcript'));
  }

  /** The row of this conversation, locked; made by the first delivery. */
  private async begun(
    tx: Transaction,
    dto: TranscriptDto,
    delivered: readonly Turn[],
    machineId: string,
  ): Promise<Chat> {
    const name = `chat:${dto.conversationId}`;
    const known = await this.known(tx, machineId, name);
    if (known) return known;
    const { startedAt, lastAt } = boundsOf(turnsTogether(delivered));
    await tx.query(
      `insert into chat (id, machine_id, name_hash, started_at, last_at, delivered_at, is_ended, resolved, wants_person,
                         language, turns)
       values ($1, $2, $3, $4, $5, $6, false, $7, false, $8, 0) on conflict (machine_id, name_hash) do nothing`,
      [
        ...[newId(), machineId, this.vault.lookupHash(name), startedAt, lastAt, this.clock.now()],
        ...[dto.resolved, dto.language ?? DEFAULT_LANGUAGE],
      ],
    );
    return (await this.known(tx, machineId, name)) as Chat;
  }

  private async known(tx: Transaction, machineId: string, name: string): Promise<Chat | null> {
    const [chat] = await tx.find(
      Chat,
      'machine_id = $1 and name_hash = any($2::bytea[])',
      [machineId, this.vault.lookupHashes(name)],
      { lock: true },
    );
    return chat ?? null;
  }
}

const placeOf = (id: string, column: 'transcript' | 'citizen' | 'wish'): Place => ({
  column: `chat.${column}`,
  row: id,
});

const textOf = ({ id, at, speaker, text }: Turn): string => JSON.stringify([id ?? null, +at, speaker, text]);

/** Oldest first. */
const boundsOf = (turns: readonly Turn[]): Pick<Chat, 'startedAt' | 'lastAt'> => ({
  startedAt: (turns[0] as Turn).at,
  lastAt: (turns.at(-1) as Turn).at,
});

const tooLong = (): Problem =>
  new Problem('TRANSCRIPT_TOO_LONG', 422, {
    'zh-TW': `一段對話最多 ${MOST_TURNS} 則。`,
    en: `A conversation has at most ${MOST_TURNS} turns.`,
  });
