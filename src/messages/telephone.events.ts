import type { OfCase } from '../events.js';

/** What a citizen is called back for. */
export type CallBackPurpose =
  | 'tell_result'
  | 'tell_extension'
  | 'tell_conversion'
  | 'tell_disposition'
  | 'tell_rework'
  | 'tell_transfer'
  | 'answer_mail'
  | 'answer_chat'
  | 'asked_to_reopen'
  | 'explain'
  | 'ask_details'
  | 'other';

interface OfCallBack extends OfCase {
  callBackId: string;
}

/** `workOrderId`: null where it is about no order, but about an accident. */
interface OfPhoneTask extends OfCase {
  taskId: string;
  agency: string;
  workOrderId: string | null;
}

/** What is told of citizens who are to be called back, and of agencies that must be phoned. */
export interface TelephoneEvents {
  'call-back.opened': OfCallBack & { purpose: CallBackPurpose };
  'call-back.taken': OfCallBack;
  'call-back.given-back': OfCallBack;
  'call-back.attempted': OfCallBack & { result: string };
  /** `purpose` was left out before its limit was kept. */
  'call-back.closed': OfCallBack & { result: string; purpose?: CallBackPurpose };

  'phone-task.opened': OfPhoneTask & { reason: 'no_receipt' | 'no_accounts' | 'accident' };
  'phone-task.attempted': OfPhoneTask & { result: string };
  'phone-task.closed': OfPhoneTask;
}
