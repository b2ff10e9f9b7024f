import { Injectable } from '@nestjs/common';
import { addHours } from 'date-fns';
import { CaseFile } from '../cases/case-file.entity.js';
import { CityService } from '../city/city.service.js';
import { SURGE_KEPT } from '../city/surge/surge-kept.sql.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { channelFor, isAskedAbout, isContactedByAgency } from './invite.rules.js';
import { isDrawn } from './phone/draw.rules.js';
import { SurveyCalls } from './phone/survey-calls.service.js';
import { ReachService } from './reach.service.js';
import { REWORKED, WORKED_ON_AGAIN } from './rework.sql.js';
import { Survey } from './survey.entity.js';
import { tellable } from './survey.facts.js';

interface Told {
  round: number;
  afterRework: boolean;
  language: string;
  /** They were asked about this very work, whatever came of it: its release was taken back, and given once more. */
  isAsked: boolean;
}

/**
 * `$2`: also those that somebody has in hand: a link that is out, a call that is being made. Whoever waits for a call, or for
 * an app that has not passed the link on, has nothing.
 */
const UNANSWERED = `case_id = $1 and state in ('waiting', 'sent', 'undelivered')
  and ($2 or state <> 'sent'
       or channel = 'call' and not exists (select 1 from survey_call t where t.survey_id = survey.id and t.taken_by is not null)
       or channel = 'app' and token_hash is null)`;

type Ending = Fact<'case.reopened' | 'case.sent-back' | 'case.reassigned' | 'case.withdrawn'>;

/**
 * One question for each release, and not for each case. It is put down with the release itself, so that a case that is
 * opened again in the next moment finds the question it makes moot.
 */
@Injectable()
export class InviteService {
  constructor(
    private readonly city: CityService,
    private readonly reach: ReachService,
    private readonly calls: SurveyCalls,
    private readonly events: Events,
  ) {}

  /** Hears case.released, of whoever was merged as well: each of them has a case and a voice. */
  async invite(tx: Transaction, { payload, at }: Fact<'case.released'>): Promise<void> {
    const rules = this.city.protocol?.satisfaction;
    const file = await tx.get(CaseFile, payload.caseId);
    if (!rules || !file) return;
    const { kind, category, origin, channel: used } = file;
    const contactByAgency = isContactedByAgency(file, this.city.category(category));
    const unasked = file.surgeId !== null && (await this.isLeftToSurge(tx, file.id));
    const released = { unasked, kind, category, origin, channel: used, how: payload.how, contactByAgency };
    if (!isAskedAbout(released, rules)) {
      const { id: caseId, number } = file;
      return this.events.tell(tx, 'survey.omitted', { caseId, number });
    }
    if (file.citizenId === null) return;
    const reach = await this.reach.of(tx, file.citizenId, file.id);
    const { round, language, afterRework, isAsked } = await this.told(tx, file.id);
    if (isAsked) return;
    // Whoever is drawn is called instead of being sent a link: nobody is asked twice about one release.
    const drawn = reach.call && isDrawn({ caseId: file.id, round }, rules.phoneShare ?? 0);
    const channel = drawn ? 'call' : channelFor(used, reach);
    if (channel === null) return;
    const sample = drawn ? 'phone' : 'self';
    tx.add(
      Object.assign(new Survey(), {
        ...{ id: newId(), caseId: file.id, round, channel, sample, language },
        ...{ afterRework, byAgency: null },
        ...{ state: 'waiting' as const, releasedAt: at, invitedAt: null, expiresAt: null },
        ...{ sendAt: addHours(at, rules.afterHours), tokenHash: null, messageId: null },
      }),
    );
  }

  /** Of a surge in which nobody is asked, and not reopened after it. */
  private async isLeftToSurge(tx: Transaction, caseId: string): Promise<boolean> {
    const [row] = await tx.query<{ surge: string | null }>(
      `select ${SURGE_KEPT} as surge from case_file c where c.id = $1`,
      [caseId],
    );
    return this.city.surgeSet(this.city.ruleSetOf(row?.surge ?? null))?.surveys === false;
  }

  /** Hears case.release-taken-back, which is no rework: who has a link may use it, all others are asked after the next release. */
  endUnsent(tx: Transaction, fact: Fact<'case.release-taken-back'>): Promise<void> {
    return this.end(tx, fact, false);
  }

  /** Hears that it is worked on again, or not at all: there is nothing yet to be content with. */
  endWithRelease(tx: Transaction, fact: Ending): Promise<void> {
    return this.end(tx, fact, true);
  }

  private async end(
    tx: Transaction,
    { actor, payload: { caseId, number } }: Ending | Fact<'case.release-taken-back'>,
    links: boolean,
  ): Promise<void> {
    if (actor.kind === 'replay') return;
    for (const survey of await tx.find(Survey, UNANSWERED, [caseId, links], { lock: true })) {
      await this.calls.end(tx, survey, 'moot');
      if (survey.invitedAt) await this.events.tell(tx, 'survey.moot', tellable(survey, number));
    }
  }

  /** The timeline knows how often it was released, and whether it was worked on since they were asked; and the first contact in which language they spoke. */
  private async told(tx: Transaction, caseId: string): Promise<Told> {
    const [row] = await tx.query<Omit<Told, 'language'> & { language: string | null }>(
      `select (select count(*)::integer from case_entry where case_id = $1 and kind = 'case.released') as round,
              exists (select 1 from case_entry where case_id = $1 and kind in (${REWORKED})) as "afterRework",
              (select k.language from contact_case o join contact k on k.id = o.contact_id
                where o.case_id = $1 order by k.received_at, k.id limit 1) as language,
              exists (select 1 from survey s
                       where s.case_id = $1 and s.by_agency is null and s.state in ('sent', 'answered', 'expired')
                         and not exists (select 1 from case_entry e where e.case_id = $1
                                            and e.kind in (${WORKED_ON_AGAIN}) and e.at >= s.released_at)) as "isAsked"`,
      [caseId],
    );
    return { round: 1, afterRework: false, isAsked: false, ...row, language: row?.language ?? 'zh-TW' };
  }
}
