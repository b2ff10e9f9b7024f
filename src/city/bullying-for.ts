import { type Asker, permits, type Right } from '../access/rights.js';
import { Problem } from '../platform/problem/problem.js';
import type { BullyingRules } from './bullying-rules.js';

export type BullyingRight = Extract<Right, `bullying.${string}`>;

/** The city's own people by their role; of all agencies only the one that looks into bullying. */
export const mayWithBullying = (me: Asker, right: BullyingRight, { agency }: { agency: string }): boolean =>
  permits(me, right, { agency });

/**
 * Everything about reports of bullying begins here: whether it is for this person at all. PROTOCOL_MISSING 409,
 * BULLYING_NOT_YOURS 403: whether or not there is any report.
 */
export function bullyingRulesFor(
  me: Asker,
  right: BullyingRight,
  protocol: { bullying?: BullyingRules } | null | undefined,
): BullyingRules {
  const rules = protocol?.bullying;
  if (!rules) throw noBullyingRules();
  if (!mayWithBullying(me, right, rules)) throw bullyingNotYours();
  return rules;
}

const bullyingNotYours = (): Problem =>
  new Problem('BULLYING_NOT_YOURS', 403, {
    'zh-TW': '疑似校園霸凌通報僅限專責人員查閱。',
    en: 'Reports of suspected bullying are for those who are assigned to them only.',
  });

/** A database from before there were any: the profile has to be loaded anew. */
const noBullyingRules = (): Problem =>
  new Problem('PROTOCOL_MISSING', 409, {
    'zh-TW': '本市設定檔尚未載入校園霸凌通報的規則，請管理者重新載入設定。',
    en: 'The city profile in force has no rules about reports of bullying yet. An operator has to load it.',
  });
