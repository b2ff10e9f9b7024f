import { Injectable } from '@nestjs/common';
import { SurveyLinks } from '../../messages/survey-links.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Events } from '../../platform/log/events.service.js';

/** How content they are is asked of who has reported: where, and until when. */
export interface OpenSurvey {
  url: string;
  until: Date;
}

interface ToPassOn {
  surveyId: string;
  caseId: string;
  number: string;
  /** Null: no app has asked for it yet. */
  tokenHash: Buffer | null;
  until: Date;
}

@Injectable()
export class SurveysService {
  constructor(
    private readonly database: Database,
    private readonly links: SurveyLinks,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** By the case, those that an app is to pass on. They are told to who has sent the report, and to nobody else. */
  async ofCases(caseIds: readonly string[], origin: string): Promise<Map<string, OpenSurvey>> {
    if (caseIds.length === 0) return new Map();
    const rows = await this.database.query<ToPassOn>(
      `select s.id as "surveyId", s.case_id as "caseId", c.number, s.token_hash as "tokenHash", s.expires_at as until
         from survey s join case_file c on c.id = s.case_id
        where s.case_id = any($1::uuid[]) and s.channel = 'app' and s.state = 'sent' and s.expires_at > $2`,
      [caseIds, this.clock.now()],
    );
    await this.notePassedOn(rows.filter(({ tokenHash }) => tokenHash === null));
    return new Map(
      rows.flatMap(({ surveyId, caseId, tokenHash, until }) => {
        const token = tokenHash ? this.links.tokenWith(surveyId, tokenHash) : this.links.tokenOf(surveyId);
        // Behind the #: the browser sends it to nobody.
        return token ? [[caseId, { url: `${origin}/survey#${token}`, until }] as const] : [];
      }),
    );
  }

  /** Until then nobody was asked, so nobody is silent. */
  private async notePassedOn(first: readonly ToPassOn[]): Promise<void> {
    if (first.length === 0) return;
    await this.database.transaction(async tx => {
      // An app asks twice at once: the second waits here, and finds them passed on.
      const unasked = await tx.query<{ id: string }>(
        'select id from survey where id = any($1::uuid[]) and token_hash is null order by id for update',
        [first.map(({ surveyId }) => surveyId)],
      );
      const isUnasked = new Set(unasked.map(({ id }) => id));
      for (const { surveyId, caseId, number } of first.filter(one => isUnasked.has(one.surveyId)))
        await this.events.tell(tx, 'survey.passed-on', { caseId, number, surveyId });
    });
  }
}
