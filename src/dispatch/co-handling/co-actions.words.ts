import type { Words } from '../../platform/problem/problem.js';
import type { WorkOrder } from '../work-order.entity.js';

/** What has become of a leg, so that of two who act at once the second is told what the first has done. */
export function becameOf({ state, outcome }: { state: WorkOrder['state']; outcome: string | null }): Words {
  if (state === 'dispatched') return { 'zh-TW': '尚未簽收', en: 'has not been acknowledged' };
  if (state === 'acknowledged') return { 'zh-TW': '已經簽收', en: 'has been acknowledged already' };
  switch (outcome) {
    case 'answered':
      return { 'zh-TW': '已經答復', en: 'has been answered already' };
    case 'declined':
      return { 'zh-TW': '已經退回主政機關', en: 'has been declined already' };
    case 'recalled':
      return { 'zh-TW': '已被收回', en: 'has been recalled' };
    default:
      return { 'zh-TW': '已隨案件結束', en: 'has ended with the case' };
  }
}
