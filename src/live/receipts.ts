import type { Asker } from '../access/rights.js';

/** Who keeps receipts; provided by the application, since live knows only what screens read. */
export const RECEIPTS = Symbol('receipts');

export interface Receipts {
  /** A screen of `staff` shows these orders. Orders of other agencies and unknown ones are passed over. */
  receive(workOrderIds: string[], staff: Asker): Promise<void>;
}
