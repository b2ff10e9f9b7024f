import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CALL_MINUTES, CallerSearchService } from '../../citizens/caller-search.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { Vault } from '../../platform/vault/vault.js';
import { CallerQuery } from '../caller.query.js';
import type {
  CallAtDeskDto,
  CallerAtDeskDto,
  CallerContactDto,
  CallerStepDto,
  CurrentCallDto,
  HandedOverDto,
} from './current-call.dto.js';

type CallRow = CallAtDeskDto & { number: Buffer | null };
interface HandOverRow {
  id: string;
  from: string;
  at: Date;
  note: Buffer | null;
  draft: Buffer | null;
}

const MOST_CONTACTS = 5;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const NOBODY: CurrentCallDto = { call: null, caller: null, handedOver: null };

/** What a colleague recorded before they passed it on is shown for as long as it lasts. */
const MINE = `
  select c.id, c.reference, c.state, c.line, c.offered_at as "offeredAt", c.answered_at as "answeredAt",
         c.ended_at as "endedAt", c.wrapped_up_at as "wrappedUpAt", c.waiting_seconds as "waitingSeconds", c.withheld, c.number
    from call c
   where c.agent_id = $1 and c.answered_at is not null
     and (c.contact_id is null and (c.ended_at is null or c.ended_at > $2)
          or c.ended_at is null
             and exists (select 1 from contact r where r.id = c.contact_id and r.handled_by is distinct from $1))`;

/** Who is on the line: through the one door of citizens, on the ground that they call, and recorded. */
@Injectable()
export class CurrentCallQuery {
  constructor(
    private readonly database: Database,
    private readonly searching: CallerSearchService,
    private readonly callers: CallerQuery,
    private readonly city: CityService,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** The call this person speaks on, or the last one until it is recorded, for as long as its writing may take. */
  async current(me: Asker): Promise<CurrentCallDto> {
    const [call] = await this.database.query<CallRow>(
      `${MINE} order by c.ended_at is null desc, c.answered_at desc, c.id desc limit 1`,
      [me.id, this.ago(CALL_MINUTES)],
    );
    return call ? this.shown(call, me) : NOBODY;
  }

  /** One of theirs that is still to be recorded. CALL_NOT_FOUND 404, also a day after it has ended. */
  async one(id: string, me: Asker): Promise<CurrentCallDto> {
    const [call] = await this.database.query<CallRow>(`${MINE} and c.id = $3`, [
      ...[me.id, this.ago(DAY_MINUTES), id],
    ]);
    if (!call) throw callNotFound();
    return this.shown(call, me);
  }

  private async shown({ number, ...call }: CallRow, me: Asker): Promise<CurrentCallDto> {
    const [caller, handedOver] = await Promise.all([
      number && this.caller({ id: call.id, number }, me),
      this.handedOver(call.id, me),
    ]);
    return { call, caller, handedOver };
  }

  private async caller(
    { id, number: sealed }: { id: string; number: Buffer },
    me: Asker,
  ): Promise<CallerAtDeskDto> {
    const place = { column: 'call.number', row: id };
    const { number, hashes, citizens } = await this.searching.ofCall({ id, number: sealed, place }, me);
    const [found, contacts, step] = await Promise.all([
      this.callers.withCases(citizens, me),
      this.contacts(citizens.map(one => one.id)),
      this.step(hashes),
    ]);
    const language = contacts[0]?.language ?? null;
    return { number, ...found, contacts: contacts.map(({ language: _, ...one }) => one), language, step };
  }

  private contacts(citizenIds: string[]): Promise<(CallerContactDto & { language: string })[]> {
    return this.database.query(
      `select id, received_at as "receivedAt", channel, outcome, topic, note, language from contact
        where citizen_id = any($1::uuid[]) order by received_at desc, id desc limit ${MOST_CONTACTS}`,
      [citizenIds],
    );
  }

  /** What holds now for this number, in the city's words. */
  private async step(hashes: Buffer[]): Promise<CallerStepDto | null> {
    const [row] = await this.database.query<{ id: string; step: string; untilAt: Date }>(
      `select id, step, until_at as "untilAt" from caller_policy
        where number_hash = any($1::bytea[]) and state = 'in_force' and until_at > $2
        order by decided_at desc limit 1`,
      [hashes, this.clock.now()],
    );
    const step = row && this.city.protocol?.callerPolicy?.steps.find(({ code }) => code === row.step);
    if (!step) return null;
    const { code, name, nameEn, advice, limitMinutes } = step;
    return {
      code,
      name,
      nameEn,
      advice,
      limitMinutes: limitMinutes ?? null,
      policyId: row.id,
      untilAt: row.untilAt,
    };
  }

  private async handedOver(callId: string, me: Asker): Promise<HandedOverDto | null> {
    const [row] = await this.database.query<HandOverRow>(
      `select h.id, p.name as "from", h.at, h.note, h.draft from call_hand_over h join staff p on p.id = h.from_id
        where h.call_id = $1 and h.to_id = $2 order by h.at desc, h.id desc limit 1`,
      [callId, me.id],
    );
    if (!row) return null;
    const open = (column: 'note' | 'draft'): string | null => {
      const sealed = row[column];
      return sealed && this.vault.open(sealed, { column: `call_hand_over.${column}`, row: row.id });
    };
    return { from: row.from, at: row.at, note: open('note'), draft: open('draft') };
  }

  private ago(minutes: number): Date {
    return new Date(this.clock.now().getTime() - minutes * MINUTE_MS);
  }
}

const callNotFound = (): Problem =>
  new Problem('CALL_NOT_FOUND', 404, {
    'zh-TW': '查無這通待登錄的電話，或已超過一天。',
    en: 'There is no such call of yours that is still to be recorded, or it ended more than a day ago.',
  });
