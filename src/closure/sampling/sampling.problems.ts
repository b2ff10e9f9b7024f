import { Problem, type Words } from '../../platform/problem/problem.js';
import type { FormFlaw } from './form.rules.js';
import type { SampleState } from './sample.entity.js';

export const periodInvalid = (): Problem =>
  new Problem('PERIOD_INVALID', 422, {
    'zh-TW': '抽查期間的日期不正確：起日不能晚於迄日，迄日不能晚於今天，且不超過一年。',
    en: 'The period must begin before it ends, end today at the latest, and be no longer than a year.',
  });

export const nothingToSample = (): Problem =>
  new Problem('NOTHING_TO_SAMPLE', 422, {
    'zh-TW': '這段期間沒有可抽查的解除管制案件，或都已抽過。',
    en: 'Nothing was released in that period that could be drawn, or all of it has been drawn already.',
  });

const FLAWS: Record<FormFlaw, Words> = {
  UNKNOWN_ITEM: { 'zh-TW': '檢核表沒有這個項目。', en: 'The form has no such item.' },
  FORM_INCOMPLETE: {
    'zh-TW': '檢核表每一項都要填，且只填一次。',
    en: 'Every item of the form is answered once.',
  },
  NOTHING_WRONG: {
    'zh-TW': '檢核表各項都合格，不能退回重辦。',
    en: 'Nothing on the form is wrong, so there is nothing to do again.',
  },
};
export const formIs = (flaw: FormFlaw): Problem => new Problem(flaw, 422, FLAWS[flaw]);

export const sampleNotFound = (): Problem =>
  new Problem('SAMPLE_NOT_FOUND', 404, { 'zh-TW': '查無這件抽查。', en: 'There is no such sample.' });

const BECAME: Record<Exclude<SampleState, 'drawn'>, Words> = {
  accepted: { 'zh-TW': '已經判定合格', en: 'has been accepted' },
  rejected: { 'zh-TW': '已經退回重辦', en: 'has been rejected' },
  moot: { 'zh-TW': '已重新辦理，不需再抽查', en: 'was reopened and need not be judged any more' },
};
export const notDrawn = (state: Exclude<SampleState, 'drawn'>): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': `這件抽查${BECAME[state]['zh-TW']}。`,
    en: `This sample ${BECAME[state].en} already.`,
  });

/** A database from before there was one: the profile has to be loaded anew. */
export const noForm = (): Problem =>
  new Problem('PROTOCOL_MISSING', 409, {
    'zh-TW': '本市設定檔尚未載入抽查的規則，請管理者重新載入設定。',
    en: 'The city profile in force has no rules of sampling yet. An operator has to load it.',
  });
