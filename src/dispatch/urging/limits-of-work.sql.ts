/** What the city owes by then; that a screen shows the order, or that a return is decided, is nobody's work on it. */
const WORK = `'respond', 'acknowledge', 'on_site', 'inspect', 'complete', 'reply', 'improve', 'answer'`;

/**
 * The running limits `k` of somebody's work on a case: of who has it the citizen's and those of its order; of who is only
 * asked (會辦) those of its own, which are no other's. The id of the order is a place of a parameter, null where there is
 * none.
 */
export const limitsOfWork = (caseId: string, workOrderId: string): string => `
  k.case_id = ${caseId} and k.stopped_at is null and k.kind in (${WORK})
  and (k.work_order_id = ${workOrderId} or k.work_order_id is null and not exists (
    select 1 from work_order o where o.id = ${workOrderId} and o.role = 'co_handling'))`;
