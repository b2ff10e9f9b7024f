import { Injectable } from '@nestjs/common';
import { SurveyLinks } from '../../messages/survey-links.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

/** How content they are is asked of who has reported: where, and until when. */
export interface OpenSurvey {
  url: string;
  until: Date;
}

@Injectable()
export class SurveysQuery {
  constructor(
    private readonly database: Database,
    private readonly links: SurveyLinks,
    private readonly clock: Clock,
  ) {}

  /** By the case, those that an app is to pass on. They are told to who has sent the report, and to nobody else. */
  async ofCases(caseIds: readonly string[], origin: string): Promise<Map<string, OpenSurvey>> {
    if (caseIds.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; caseId: string; tokenHash: Buffer; until: Date }>(
      `select id, case_id as "caseId", token_hash as "tokenHash", expires_at as until from survey
        where case_id = any($1::uuid[]) and channel = 'app' and state = 'sent' and expires_at > $2
          and token_hash is not null`,
      [caseIds, this.clock.now()],
    );
    return new Map(
      rows.flatMap(({ id, caseId, tokenHash, until }) => {
        const token = this.links.tokenWith(id, tokenHash);
        // Behind the #: the browser sends it to nobody.
        return token ? [[caseId, { url: `${origin}/survey#${token}`, until }] as const] : [];
      }),
    );
  }
}
