import { Problem, type Words } from '../../platform/problem/problem.js';
import { ACTION_WORDS } from '../case.words.js';
import type { CaseActionName } from '../case-actions.rules.js';
import type { MergeFlaw } from './merge.rules.js';

/** `lead`: null where the asker may not read it. */
export function caseMerged(action: CaseActionName | null, lead: string | null): Problem {
  const to =
    lead === null ? { 'zh-TW': '其他案件', en: 'another case' } : { 'zh-TW': `案件 ${lead}`, en: lead };
  const [verb, done] =
    action === null ? ['辦理', 'acted on'] : [ACTION_WORDS[action]['zh-TW'], ACTION_WORDS[action].en];
  return new Problem('CASE_MERGED', 409, {
    'zh-TW': `案件已併入${to['zh-TW']}辦理，不能單獨${verb}；請在主案辦理，或先解除併案。`,
    en: `The case has been merged into ${to.en} and cannot be ${done} by itself. Act on that one, or un-merge this one first.`,
  });
}

const FLAWS: Record<Exclude<MergeFlaw, 'MERGE_INTO_MEMBER'>, (days: number) => Words> = {
  MERGE_INTO_ITSELF: () => ({
    'zh-TW': '案件不能併入自己，請輸入另一個案件的編號。',
    en: 'A case cannot be merged into itself. Give the number of another one.',
  }),
  MERGE_OTHER_KIND: () => ({
    'zh-TW': '只有派工案件可以併案；人民陳情須個別回復。',
    en: 'Only dispatch cases are merged. Each petition has an answer of its own.',
  }),
  MERGE_INTO_ENDED: () => ({
    'zh-TW': '要併入的案件已撤案或已轉陳情，不能再併入。',
    en: 'The case that would lead was withdrawn or became a petition. Nothing can join it.',
  }),
  MERGE_TOO_LATE: days => ({
    'zh-TW': `要併入的案件解除管制已超過 ${days} 天，請另案辦理。`,
    en: `The case that would lead was released more than ${days} days ago. Deal with this one by itself.`,
  }),
  MERGE_CONFIDENTIAL: () => ({
    'zh-TW': '保密案件不能併案。',
    en: 'Confidential reports are not merged.',
  }),
  MERGE_HISTORY: () => ({
    'zh-TW': '重播的歷史案件不能併案。',
    en: 'Replayed cases are not merged.',
  }),
  MERGE_OTHER_AGENCY: () => ({
    'zh-TW': '兩個案件不在同一機關，請先改派到同一機關再併案。',
    en: 'The cases are not at the same agency. Reassign one of them first.',
  }),
  MERGE_SUPERVISED: () => ({
    'zh-TW': '全民督工案件由查核小組結案，只能與全民督工案件併案。',
    en: 'Reports of public works are closed by the inspection group and merged among themselves only.',
  }),
};

/** `lead`: of the case to merge into, where it belongs to an incident itself; null where the asker may not read it. */
export const cannotMerge = (flaw: MergeFlaw, days: number, lead: string | null): Problem =>
  new Problem(flaw, 422, flaw === 'MERGE_INTO_MEMBER' ? intoMember(lead) : FLAWS[flaw](days));

const intoMember = (lead: string | null): Words =>
  lead === null
    ? {
        'zh-TW': '要併入的案件本身已併入其他案件，請併入主案。',
        en: 'The case that would lead has been merged itself. Choose the one it was merged into.',
      }
    : {
        'zh-TW': `要併入的案件本身已併入案件 ${lead}，請改為併入 ${lead}。`,
        en: `The case that would lead has been merged into ${lead} itself. Choose ${lead}.`,
      };

export const notMembers = (numbers: readonly string[]): Problem =>
  new Problem('NOT_MEMBERS', 422, {
    'zh-TW': `下列案件未併入本案：${numbers.join('、')}。請重新載入後再試。`,
    en: `These are not merged into this case: ${numbers.join(', ')}. Reload and try again.`,
  });

export const membersNotTold = (numbers: readonly string[]): Problem =>
  new Problem(
    'MEMBERS_NOT_TOLD',
    409,
    {
      'zh-TW': `併案的陳情人尚未告知：${numbers.join('、')}。請先完成電覆，或選擇各案的告知方式。`,
      en: `Petitioners of merged cases have not been told yet: ${numbers.join(', ')}. Call them back, or say how each was told.`,
    },
    numbers.map(number => ({
      field: `members.${number}`,
      message: { 'zh-TW': '請選擇告知方式', en: 'Say how they were told' },
    })),
  );

export const leadNotReleased = (lead: string): Problem =>
  new Problem('LEAD_NOT_RELEASED', 409, {
    'zh-TW': `主案 ${lead} 尚未解除管制，併案案件與主案一併解除管制。`,
    en: `The case it was merged into, ${lead}, has not been released. It is released with that one.`,
  });

export const releasedWithLead = (lead: string): Problem =>
  new Problem('CASE_IN_INCIDENT', 409, {
    'zh-TW': `本案隨主案 ${lead} 解除管制，不能單獨撤回；陳情人不滿意時請重啟，本案即獨立辦理。`,
    en: `It was released within the incident of ${lead} and is not taken back by itself. Where the citizen is not content, reopen it: it then stands on its own.`,
  });

export const membersAreNamed = (): Problem =>
  new Problem('MEMBERS_STAY_UNNAMED', 409, {
    'zh-TW': '有其他案件併入本案，不能改為保密案類；請先解除併案。',
    en: 'Other cases are merged into this one, so it cannot become confidential. Un-merge them first.',
  });
