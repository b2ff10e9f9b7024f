import { Problem, type Words } from '../../platform/problem/problem.js';
import type { DispositionState } from './disposition.entity.js';
import type { DispositionRefusal } from './disposition.rules.js';

const REFUSED: Record<DispositionRefusal, Words> = {
  REPEAT_NEEDS_TWO_ANSWERS: {
    'zh-TW': '以一再陳情為由不予處理，須先有兩次以上明確答復，請選擇先前已答復的陳情。',
    en: 'A repeated petition is not handled only after two clear answers. Name the earlier petitions that were answered.',
  },
  OWNER_REQUIRED: {
    'zh-TW': '請指明負責這件事的機關；告知陳情人時須同時說明由誰負責。',
    en: 'Name who is responsible: the petitioner is never told without it.',
  },
};

export const refused = (code: DispositionRefusal): Problem => new Problem(code, 422, REFUSED[code]);

export const unknownGround = (code: string): Problem =>
  new Problem('UNKNOWN_GROUND', 422, {
    'zh-TW': `沒有代碼為「${code}」的不予處理事由。`,
    en: `There is no ground "${code}" for not handling a petition.`,
  });

export const unknownAuthority = (code: string): Problem =>
  new Problem('UNKNOWN_AUTHORITY', 422, {
    'zh-TW': `沒有代碼為「${code}」的機關。`,
    en: `There is no authority with the code "${code}".`,
  });

export const inTheCity = (name: string, nameEn: string): Problem =>
  new Problem('AUTHORITY_OF_THE_CITY', 422, {
    'zh-TW': `「${name}」是本府機關，請改派而不是移轉。`,
    en: `"${nameEn}" is an agency of the city. The petition is reassigned there and not transferred.`,
  });

export const dispositionPending = (): Problem =>
  new Problem('DISPOSITION_PENDING', 409, {
    'zh-TW': '這個案件已申請不予處理或移轉，請先撤回申請或等候核定。',
    en: 'An end of this petition has been asked for. Withdraw that, or wait for the decision.',
  });

export const dispositionNotFound = (): Problem =>
  new Problem('DISPOSITION_NOT_FOUND', 404, {
    'zh-TW': '查無這項不予處理或移轉的申請。',
    en: 'There is no such request.',
  });

export const ownDisposition = (): Problem =>
  new Problem('OWN_DISPOSITION', 403, {
    'zh-TW': '自己的申請不能自己核定。',
    en: 'Nobody decides on what they have asked for themselves.',
  });

export const notYoursToDecide = (): Problem =>
  new Problem('DISPOSITION_NOT_YOURS', 403, {
    'zh-TW': '這項申請不由您核定。',
    en: 'This request is not yours to decide.',
  });

export const notYoursToWithdraw = (): Problem =>
  new Problem('DISPOSITION_NOT_YOURS', 403, {
    'zh-TW': '這項申請不是您的機關提出的，您不能撤回。',
    en: 'Others have asked for this. It is not yours to withdraw.',
  });

const BECAME: Record<Exclude<DispositionState, 'asked'>, Words> = {
  approved: { 'zh-TW': '已經核准', en: 'has been approved' },
  refused: { 'zh-TW': '已被駁回', en: 'has been refused' },
  withdrawn: { 'zh-TW': '已經撤回', en: 'has been withdrawn' },
};

export const notWaiting = (state: Exclude<DispositionState, 'asked'>): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': `這項申請${BECAME[state]['zh-TW']}。`,
    en: `This request ${BECAME[state].en} already.`,
  });
