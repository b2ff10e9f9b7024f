import { Injectable } from '@nestjs/common';
import { CaseFile } from '../cases/case-file.entity.js';
import { CityService } from '../city/city.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { channelFor, isAskedAbout, sendAt } from './invite.rules.js';
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
  /** They have said how content they are with this very work: its release was taken back, and given once more. */
  isAnswered: boolean;
}

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
    const { kind, category, origin, channel: used, contactConsent } = file;
    const contactByAgency = contactConsent && this.city.category(category)?.contactByAgency === true;
    const released = { kind, category, origin, channel: used, how: payload.how, contactByAgency };
    if (!isAskedAbout(released, rules)) {
      const { id: caseId, number } = file;
      return this.events.tell(tx, 'survey.omitted', { caseId, number });
    }
    if (file.citizenId === null) return;
    const reach = await this.reach.of(tx, file.citizenId, file.id);
    const { round, language, afterRework, isAnswered } = await this.told(tx, file.id);
    if (isAnswered) return;
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
        ...{ sendAt: sendAt(at, channel, rules), tokenHash: null, messageId: null },
      }),
    );
  }

  /** Hears case.reopened and case.release-taken-back: there is nothing yet to be content with. */
  async endWithRelease(
    tx: Transaction,
    { actor, payload }: Fact<'case.reopened' | 'case.release-taken-back'>,
  ): Promise<void> {
    if (actor.kind === 'replay') return;
    const open = `case_id = $1 and state in ('waiting', 'sent', 'undelivered')`;
    for (const survey of await tx.find(Survey, open, [payload.caseId], { lock: true })) {
      await this.calls.end(tx, survey, 'moot');
      if (survey.invitedAt) await this.events.tell(tx, 'survey.moot', tellable(survey, payload.number));
    }
  }

  /** The timeline knows how often it was released, and whether it was worked on since they answered; and the first contact in which language they spoke. */
  private async told(tx: Transaction, caseId: string): Promise<Told> {
    const [row] = await tx.query<Omit<Told, 'language'> & { language: string | null }>(
      `select (select count(*)::integer from case_entry where case_id = $1 and kind = 'case.released') as round,
              exists (select 1 from case_entry where case_id = $1 and kind in (${REWORKED})) as "afterRework",
              (select k.language from contact_case o join contact k on k.id = o.contact_id
                where o.case_id = $1 order by k.received_at, k.id limit 1) as language,
              exists (select 1 from survey s join answer n on n.survey_id = s.id
                       where s.case_id = $1
                         and not exists (select 1 from case_entry e where e.case_id = $1
                                            and e.kind in (${WORKED_ON_AGAIN}) and e.at >= n.answered_at)) as "isAnswered"`,
      [caseId],
    );
    return { round: 1, afterRework: false, isAnswered: false, ...row, language: row?.language ?? 'zh-TW' };
  }
}
