import type { OfCase, OfLeg } from '../events.js';

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

/** What is told of citizens who are to be called back, and of agencies that must be phoned. */
export interface TelephoneEvents {
  'call-back.opened': OfCallBack & { purpose: CallBackPurpose };
  'call-back.taken': OfCallBack;
  'call-back.given-back': OfCallBack;
  'call-back.attempted': OfCallBack & { result: string };
  /** `purpose` was left out before its limit was kept. */
  'call-back.closed': OfCallBack & { result: string; purpose?: CallBackPurpose };

  'phone-task.opened': OfLeg & { taskId: string; reason: 'no_receipt' | 'no_accounts' };
  'phone-task.attempted': OfLeg & { taskId: string; result: string };
  'phone-task.closed': OfLeg & { taskId: string };
}
