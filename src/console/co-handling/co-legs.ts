import type { CasePage, CaseWorkOrder, WorkOrderCard } from '../api/types.js';

export type CoAction = CaseWorkOrder['coActions'][number]['action'];

/** What changes when somebody is asked, or answers. */
export const RENEWS = ['case', 'work-orders', 'counters'] as const;

export const coLegsOf = (page: Pick<CasePage, 'workOrders'>): CaseWorkOrder[] =>
  page.workOrders.filter(({ role }) => role === 'co_handling');

/** Still to answer. */
export const isOpen = ({ role, state }: Pick<CaseWorkOrder, 'role' | 'state'>): boolean =>
  role === 'co_handling' && state !== 'closed';

/** The open order of who has the case. */
export const leadOf = (page: Pick<CasePage, 'workOrders'>): CaseWorkOrder | undefined =>
  page.workOrders.findLast(({ role, state }) => role === 'lead' && state !== 'closed');

/** An agency's next steps with what it is asked, on its list of orders. */
export const nextOf = ({ role, state }: WorkOrderCard): CoAction[] => {
  if (role === 'lead') return [];
  if (state === 'dispatched') return ['acknowledge', 'decline'];
  return state === 'acknowledged' ? ['answer', 'decline'] : [];
};
