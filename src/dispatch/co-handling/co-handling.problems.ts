import { Problem } from '../../platform/problem/problem.js';
import type { WorkOrder } from '../work-order.entity.js';
import { becameOf } from './co-actions.words.js';

export const coHandlesAlready = (agency: string): Problem =>
  new Problem('CO_HANDLES_ALREADY', 422, {
    'zh-TW': `「${agency}」已是這個案件的主政機關，或已在會辦中，不必再會辦。`,
    en: `${agency} has this case, or is asked already and has still to answer.`,
  });

export const openCoLegs = (agencies: readonly string[]): Problem =>
  new Problem('OPEN_CO_LEGS', 409, {
    'zh-TW': `會辦尚未結束（${agencies.join('、')}），不能解除管制；確需先解除管制時，請填寫主政機關的理由，會辦將一併收回。`,
    en: `Agencies that were asked have still to answer (${agencies.join(', ')}). To release the case without them, give the lead’s reason: they are recalled with it.`,
  });

export const coLegNotFound = (): Problem =>
  new Problem('CO_LEG_NOT_FOUND', 404, {
    'zh-TW': '查無這張會辦單。',
    en: 'There is no such request to co-handle.',
  });

export const coLegNotYours = (): Problem =>
  new Problem('CO_LEG_NOT_YOURS', 403, {
    'zh-TW': '這張會辦單不由您的機關處理。',
    en: 'This request to co-handle is not for your agency.',
  });

export const doesItItself = (): Problem =>
  new Problem('CO_LEG_NOT_YOURS', 403, {
    'zh-TW': '受會機關有可登入的帳號，請由該機關自行辦理；中心只代沒有帳號的機關登錄。',
    en: 'That agency has accounts and does this itself. The centre acts only for agencies without any.',
  });

/** What the city's protocol does not say nobody is held to: the profile has to be loaded anew. */
export const noCoHandling = (): Problem =>
  new Problem('PROTOCOL_MISSING', 409, {
    'zh-TW': '本市設定檔尚未載入會辦的規則，請管理者重新載入設定。',
    en: 'The city profile in force says nothing of co-handling yet. An operator has to load it.',
  });

export function notPossibleNow(leg: Pick<WorkOrder, 'state' | 'outcome'>): Problem {
  const became = becameOf(leg);
  return new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': `這張會辦單${became['zh-TW']}，不能執行這個動作。`,
    en: `This request to co-handle ${became.en}. Nothing was changed.`,
  });
}
