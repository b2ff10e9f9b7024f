import type { NamedDto } from '../../city/city.dto.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Problem, type Words } from '../../platform/problem/problem.js';
import type { VisitState } from './site-visit.entity.js';
import type { FlawOfDue, InvitationFlaw } from './visit.rules.js';

type Name = Pick<NamedDto, 'name' | 'nameEn'>;

const refused = (code: string, field: string, words: Words): Problem =>
  new Problem(code, 422, words, [{ field, code, message: words }]);

export const unfitTime = (flaw: 'past' | 'too_far', most: number): Problem =>
  flaw === 'past'
    ? refused('VISIT_IN_THE_PAST', 'at', {
        'zh-TW': '時間已經過了，請訂在之後的時間。',
        en: 'This time is over. Choose a later one.',
      })
    : refused('VISIT_TOO_FAR', 'at', {
        'zh-TW': `時間不能晚於 ${most} 天後。`,
        en: `A visit is planned for within ${most} days.`,
      });

export const unfitInvitation = ({ flaw }: InvitationFlaw, { name, nameEn }: Name): Problem => {
  switch (flaw) {
    case 'unknown':
      return refused('UNKNOWN_AGENCY', 'invited', {
        'zh-TW': `沒有代碼為「${name}」的機關。`,
        en: `There is no agency with the code "${nameEn}".`,
      });
    case 'twice':
      return refused('INVITED_TWICE', 'invited', {
        'zh-TW': `「${name}」重複邀請了。`,
        en: `${nameEn} is invited twice.`,
      });
    case 'holder':
      return refused('INVITED_TWICE', 'invited', {
        'zh-TW': `「${name}」是主辦機關，本來就參加，不必邀請。`,
        en: `${nameEn} has the case and takes part anyway.`,
      });
    case 'reported':
      // Names no agency: that one of them is reported is known to assigned staff only.
      return refused('REPORTED_AGENCY', 'invited', {
        'zh-TW': '這是保密檢舉案件，不能邀請被檢舉的機關或其所屬機關。',
        en: 'This is a confidential report. The agency it is about is not invited, nor one below it.',
      });
    case 'nobody':
      return refused('NOBODY_INVITED', 'invited', {
        'zh-TW': '會勘至少要邀請一個機關。',
        en: 'A joint site meeting invites at least one other agency.',
      });
  }
};

export const visitNotFound = (): Problem =>
  new Problem('VISIT_NOT_FOUND', 404, { 'zh-TW': '查無這次會勘。', en: 'There is no such visit.' });

const BECAME: Record<Exclude<VisitState, 'planned'>, Words> = {
  held: { 'zh-TW': '已經辦理完畢', en: 'has been held' },
  cancelled: { 'zh-TW': '已經取消', en: 'has been cancelled' },
};

export const notPlanned = (state: Exclude<VisitState, 'planned'>): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': `這次行程${BECAME[state]['zh-TW']}。`,
    en: `This visit ${BECAME[state].en} already.`,
  });

export const notYet = (meetsAt: Date): Problem =>
  new Problem('VISIT_NOT_YET', 409, {
    'zh-TW': `這次行程訂在 ${formatInTaipei(meetsAt, 'yyyy-MM-dd HH:mm')}，還不能登錄紀錄；時間有變請先改期。`,
    en: `It is planned for ${formatInTaipei(meetsAt, 'yyyy-MM-dd HH:mm')} and has no minutes before. If it was held earlier, move it first.`,
  });

export const didNotTakePart = (field: string, { name, nameEn }: Name): Problem =>
  refused('NOT_INVITED', field, {
    'zh-TW': `「${name}」不是這次行程的參加機關。`,
    en: `${nameEn} does not take part in this visit.`,
  });

export const attendedTwice = ({ name, nameEn }: Name): Problem =>
  refused('ATTENDED_TWICE', 'attended', {
    'zh-TW': `「${name}」重複登錄出席。`,
    en: `${nameEn} is listed twice.`,
  });

const dueIs = (most: number): Record<FlawOfDue, [string, Words]> => ({
  no_date: [
    'IMPOSSIBLE_DATE',
    { 'zh-TW': '期限不是日期，請寫成 2026-11-30。', en: 'The due day is no date. Write it as 2026-11-30.' },
  ],
  too_early: [
    'DUE_BEFORE_VISIT',
    { 'zh-TW': '期限不能早於行程當天。', en: 'Nothing is due before the day of the visit.' },
  ],
  too_far: [
    'DUE_TOO_FAR',
    {
      'zh-TW': `期限不能晚於行程後 ${most} 天。`,
      en: `It is due within ${most} days of the visit.`,
    },
  ],
});

export const unfitDue = (flaw: FlawOfDue, most: number, field: string): Problem => {
  const [code, words] = dueIs(most)[flaw];
  return refused(code, field, words);
};

export const followUpNotFound = (): Problem =>
  new Problem('FOLLOW_UP_NOT_FOUND', 404, {
    'zh-TW': '查無這項待辦。',
    en: 'There is no such follow-up.',
  });

export const followUpNotYours = (): Problem =>
  new Problem('FOLLOW_UP_NOT_YOURS', 403, {
    'zh-TW': '這項待辦不屬於您的機關。',
    en: 'This follow-up is not yours.',
  });

export const followUpIs = (what: 'done' | 'open'): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': what === 'done' ? '這項待辦已經完成。' : '這項待辦還沒完成，不必重開。',
    en: what === 'done' ? 'This follow-up is done already.' : 'This follow-up is open still.',
  });
