import { Problem, type Words } from '../../platform/problem/problem.js';
import type { InspectionState } from './inspection.entity.js';

export const inspectionNotFound = (): Problem =>
  new Problem('INSPECTION_NOT_FOUND', 404, {
    'zh-TW': '查無這件查核。',
    en: 'There is no such inspection.',
  });

/** Another report has come in, or somebody has decided. */
export const proposalChanged = (): Problem =>
  new Problem('PROPOSAL_CHANGED', 409, {
    'zh-TW': '這項查核建議已有變動（有新的通報，或已有人決定），尚未儲存。請重新查看後再決定。',
    en: 'This proposal has changed: there is a new report, or somebody has decided. Nothing was saved; look again.',
  });

const BECAME: Record<Exclude<InspectionState, 'planned'>, Words> = {
  held: { 'zh-TW': '已登錄查核結果', en: 'has been held' },
  declined: { 'zh-TW': '已決定不查核', en: 'is not to be held' },
};
export const notPlanned = (state: Exclude<InspectionState, 'planned'>): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': `這件查核${BECAME[state]['zh-TW']}。`,
    en: `This inspection ${BECAME[state].en} already.`,
  });

export const dayInvalid = (): Problem =>
  new Problem('INSPECTION_DAY_INVALID', 422, {
    'zh-TW': '查核日期不正確：不能早於通報日，也不能晚於今天。',
    en: 'An inspection is held after the report came in, and today at the latest.',
  });

export const alreadyGrave = (): Problem =>
  new Problem('ALREADY_GRAVE', 409, {
    'zh-TW': '這件通報已註記情節重大，待查核小組決定。',
    en: 'This report is marked as grave already, and waits for a decision.',
  });

/** A database from before there was one: the profile has to be loaded anew. */
export const noSupervision = (): Problem =>
  new Problem('PROTOCOL_MISSING', 409, {
    'zh-TW': '本市設定檔尚未載入全民督工的規則，請管理者重新載入設定。',
    en: 'The city profile in force has no rules of public works supervision yet. An operator has to load it.',
  });
