import { Problem, type Words } from '../../platform/problem/problem.js';
import type { ReturnRefusal } from './return.rules.js';
import type { ReturnState } from './return-request.entity.js';

const REFUSED: Record<ReturnRefusal, [status: number, words: Words]> = {
  ARBITRATED: [
    422,
    {
      'zh-TW': '這個案件經研考會裁定由您的機關辦理，不能再退件或提出爭議。',
      en: 'The control commission has decided that this case is your agency’s. It is neither returned nor disputed any more.',
    },
  ],
  ARBITRATION_OPEN: [
    409,
    {
      'zh-TW': '這個案件的權責正由研考會裁定，裁定前不能改派或退件。',
      en: 'The control commission is deciding whose case this is. Until then it is neither sent elsewhere nor returned.',
    },
  ],
  ALREADY_THERE: [
    422,
    {
      'zh-TW': '案件已在您的機關，請填寫您認為應負責的其他機關。',
      en: 'The case is at your own agency. Name another one, or none.',
    },
  ],
  REPORTED_AGENCY: [
    422,
    {
      'zh-TW': '這是保密檢舉案件，不能建議派給被檢舉的機關或其所屬機關。',
      en: 'This is a confidential report. It cannot go to the agency it is about, nor to one below it.',
    },
  ],
  CIRCULAR_RETURN: [
    422,
    {
      'zh-TW': '這個機關已經退過這個案件，不能再退回給它；認為應由它負責時，請由主管提出權責爭議。',
      en: 'That agency has returned this case already. If it is theirs nevertheless, your chief disputes it.',
    },
  ],
};

export const refused = (code: ReturnRefusal): Problem => new Problem(code, ...REFUSED[code]);
export const arbitrationOpen = (): Problem => refused('ARBITRATION_OPEN');

export const returnedBefore = (): Problem =>
  new Problem('RETURNED_BEFORE', 422, {
    'zh-TW': '這個機關已經退過這個案件，請選擇其他機關；確屬其權責時由研考會裁定。',
    en: 'That agency has returned this case. Choose another one; whether it is theirs nevertheless is arbitrated.',
  });

export const returnPending = (): Problem =>
  new Problem('RETURN_PENDING', 409, {
    'zh-TW': '這張派工單已申請退件，請先撤回退件或等候主管決定。',
    en: 'The return of this order has been asked for. Withdraw it, or wait for the decision.',
  });

export const unknownReason = (code: string): Problem =>
  new Problem('UNKNOWN_REASON', 422, {
    'zh-TW': `沒有代碼為「${code}」的退件原因。`,
    en: `There is no reason for a return with the code "${code}".`,
  });

/** A database from before there was one: the profile has to be loaded anew. */
export const noProtocol = (): Problem =>
  new Problem('PROTOCOL_MISSING', 409, {
    'zh-TW': '本市設定檔尚未載入退件與裁定的規則，請管理者重新載入設定。',
    en: 'The city profile in force has no protocol of returns yet. An operator has to load it.',
  });

export const returnNotFound = (): Problem =>
  new Problem('RETURN_NOT_FOUND', 404, {
    'zh-TW': '查無這項退件申請。',
    en: 'There is no such return.',
  });

export const ownReturn = (): Problem =>
  new Problem('OWN_RETURN', 403, {
    'zh-TW': '自己申請的退件不能自己核定。',
    en: 'Nobody decides on a return they have asked for themselves.',
  });

export const notYoursToDecide = (): Problem =>
  new Problem('RETURN_NOT_YOURS', 403, {
    'zh-TW': '這項退件申請不由您核定。',
    en: 'This return is not yours to decide.',
  });

export const notYoursToWithdraw = (): Problem =>
  new Problem('RETURN_NOT_YOURS', 403, {
    'zh-TW': '這項退件不是您的機關申請的，您不能撤回。',
    en: 'Another agency has asked for this return. It is not yours to withdraw.',
  });

const BECAME: Record<Exclude<ReturnState, 'asked'>, Words> = {
  approved: { 'zh-TW': '已經核准', en: 'has been approved' },
  refused: { 'zh-TW': '已被駁回', en: 'has been refused' },
  withdrawn: { 'zh-TW': '已經撤回', en: 'has been withdrawn' },
};

export const notWaiting = (state: Exclude<ReturnState, 'asked'>): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': `這項退件申請${BECAME[state]['zh-TW']}。`,
    en: `This return ${BECAME[state].en} already.`,
  });
