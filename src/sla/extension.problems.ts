import type { Unit } from '../city/counting.rules.js';
import type { Category } from '../city/profile.js';
import { formatInTaipei } from '../platform/clock/taipei.js';
import { Problem, type Words } from '../platform/problem/problem.js';
import type { Bound } from './extension.rules.js';
import type { ExtensionState } from './extension-request.entity.js';

const UNITS: Record<Unit, (size: number) => Words> = {
  hours: size => ({ 'zh-TW': `${size} 小時`, en: `${size} hours` }),
  workingHours: size => ({ 'zh-TW': `${size} 個上班時數`, en: `${size} working hours` }),
  workingDays: size => ({ 'zh-TW': `${size} 個工作天`, en: `${size} working days` }),
};

const shown = (time: Date): string => formatInTaipei(time, 'yyyy-MM-dd HH:mm');

export const nothingRuns = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '這個案件目前沒有進行中的這項辦理期限，不能申請展延。',
    en: 'No such limit runs for this case now, so there is nothing to extend.',
  });

export const neverExtended = ({ name, nameEn }: Category): Problem =>
  new Problem('EXTENSION_NOT_ALLOWED', 422, {
    'zh-TW': `「${name}」的辦理期限不得展延。`,
    en: `The limit of "${nameEn}" cannot be extended.`,
  });

export const alreadyAsked = (): Problem =>
  new Problem('ALREADY_ASKED', 409, {
    'zh-TW': '這項期限已有展延申請待核定。',
    en: 'An extension of this limit has been asked for already and waits for a decision.',
  });

export const askedTooLate = (dueAt: Date): Problem =>
  new Problem('EXTENSION_TOO_LATE', 409, {
    'zh-TW': `期限已於 ${shown(dueAt)} 屆滿，展延須於期限屆滿前申請。`,
    en: `The limit was over at ${shown(dueAt)}. An extension is asked for before that.`,
  });

export const decidedTooLate = (dueAt: Date): Problem =>
  new Problem('EXTENSION_TOO_LATE', 409, {
    'zh-TW': `展延後的期限（${shown(dueAt)}）也已經過了，不能再核准。`,
    en: `Even the extended limit (${shown(dueAt)}) is over by now. It cannot be granted any more.`,
  });

export const alreadyStopped = (stoppedAt: Date): Problem =>
  new Problem('CLOCK_STOPPED', 409, {
    'zh-TW': `機關已於 ${shown(stoppedAt)} 回報或回復，期限已停止計算，不必再展延。`,
    en: `The agency reported or replied at ${shown(stoppedAt)}: the limit has stopped, and is not extended any more.`,
  });

export const tooLong = (bound: Bound, unit: Unit): Problem => {
  const words = boundWords(bound, unit);
  return new Problem('EXTENSION_TOO_LONG', 422, words, [{ field: 'size', code: bound.by, message: words }]);
};

function boundWords({ by, allows, left }: Bound, unit: Unit): Words {
  const [most, rest] = [UNITS[unit](allows), UNITS[unit](left)];
  const remains: Words =
    left > 0
      ? { 'zh-TW': `目前最多還可展延 ${rest['zh-TW']}。`, en: `At most ${rest.en} are left.` }
      : { 'zh-TW': '已經不能再展延。', en: 'Nothing is left.' };
  const rule: Record<Bound['by'], Words> = {
    most: { 'zh-TW': `展延以 ${allows} 次為限，`, en: `It is extended ${allows} times at most. ` },
    longest: { 'zh-TW': `每次展延以 ${most['zh-TW']}為限，`, en: `Each extension has ${most.en} at most. ` },
    total: { 'zh-TW': `展延合計以 ${most['zh-TW']}為限，`, en: `All extensions have ${most.en} at most. ` },
    withinDays: {
      'zh-TW': `連同展延，自受理起不得超過 ${allows} 個日曆天（等候期間不計），`,
      en: `With extensions it ends within ${allows} calendar days of its start, time spent waiting aside. `,
    },
  };
  return { 'zh-TW': rule[by]['zh-TW'] + remains['zh-TW'], en: rule[by].en + remains.en };
}

export const extensionNotFound = (): Problem =>
  new Problem('EXTENSION_NOT_FOUND', 404, {
    'zh-TW': '查無這項展延申請。',
    en: 'There is no such request for an extension.',
  });

export const ownExtension = (): Problem =>
  new Problem('OWN_EXTENSION', 403, {
    'zh-TW': '自己申請的展延不能自己核定。',
    en: 'Nobody decides on an extension they have asked for themselves.',
  });

export const notYoursToDecide = (): Problem =>
  new Problem('EXTENSION_NOT_YOURS', 403, {
    'zh-TW': '這項展延申請不由您核定。',
    en: 'This request is not yours to decide.',
  });

export const notYoursToWithdraw = (): Problem =>
  new Problem('EXTENSION_NOT_YOURS', 403, {
    'zh-TW': '這項展延不是您的機關申請的，您不能撤回。',
    en: 'Another agency has asked for this extension. It is not yours to withdraw.',
  });

const BECAME: Record<Exclude<ExtensionState, 'asked'>, Words> = {
  approved: { 'zh-TW': '已經核准', en: 'has been granted' },
  refused: { 'zh-TW': '已被駁回', en: 'has been refused' },
  withdrawn: { 'zh-TW': '已經撤回', en: 'has been withdrawn' },
};

export const notWaiting = (state: Exclude<ExtensionState, 'asked'>): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': `這項展延申請${BECAME[state]['zh-TW']}。`,
    en: `This request ${BECAME[state].en} already.`,
  });
