import { type Asker, permits } from '../../access/rights.js';
import type { ReturnReason } from '../../city/return-reason.js';
import type { Words } from '../../platform/problem/problem.js';
import type { ReturnApprover } from './return-request.entity.js';

/** What has become of a case so far, as far as it matters whose it is. */
export interface Standing {
  /** Agencies that have returned it with approval, from the first to the last. */
  returnedBy: readonly string[];
  /** Those to whom an arbitration has given it. */
  arbitratedTo: readonly string[];
  /** The commission has it. */
  arbitrationOpen: boolean;
}

/** A stable code, as the caller is answered. */
export type ReturnRefusal =
  | 'ARBITRATED'
  | 'ARBITRATION_OPEN'
  | 'ALREADY_THERE'
  | 'REPORTED_AGENCY'
  | 'CIRCULAR_RETURN';

interface Wish {
  agency: string;
  /** Null: the returner does not know whose it is. */
  toAgency: string | null;
  /** The case is a confidential report about that agency, or about one above it. */
  isReported: (agency: string) => boolean;
}

/** What stands in the way of a return: what binds this agency first, then whom it names. Null: nothing. */
export function refusalOf(
  { agency, toAgency, isReported }: Wish,
  { returnedBy, arbitratedTo, arbitrationOpen }: Standing,
): ReturnRefusal | null {
  if (arbitratedTo.includes(agency)) return 'ARBITRATED';
  if (arbitrationOpen) return 'ARBITRATION_OPEN';
  if (toAgency === null) return null;
  if (toAgency === agency) return 'ALREADY_THERE';
  if (isReported(toAgency)) return 'REPORTED_AGENCY';
  return hasReturned(toAgency, { returnedBy, arbitratedTo }) ? 'CIRCULAR_RETURN' : null;
}

/** Who has returned a case does not get it again, unless the commission says that it is theirs. */
export const hasReturned = (
  agency: string,
  { returnedBy, arbitratedTo }: Pick<Standing, 'returnedBy' | 'arbitratedTo'>,
): boolean => returnedBy.includes(agency) && !arbitratedTo.includes(agency);

/** @param returned how often with approval, this time included */
export const isToArbitrate = (returned: number, arbitrateFrom: number): boolean => returned >= arbitrateFrom;

interface Decidable {
  agency: string;
  askedBy: string;
  approver: ReturnApprover;
  district: string | null;
}

/** Never who asked, and of the level that it waits for. */
export const mayDecideReturn = (me: Asker, { agency, askedBy, approver, district }: Decidable): boolean =>
  me.id !== askedBy && me.role === approver && permits(me, 'workorder.approve-return', { agency, district });

export const mayWithdrawReturn = (me: Asker, { agency, district }: Omit<Decidable, 'approver'>): boolean =>
  permits(me, 'return.withdraw', { agency, district });

type Called = Pick<ReturnReason, 'name' | 'nameEn'>;

/** Why a case lies at the centre, for its people: who has returned it, why, and where it should go. */
export const trayWords = (
  agency: Called,
  reason: Called,
  toAgency: Called | null,
  isArbitrated: boolean,
): Words => {
  const [to, toEn] = toAgency ? [`，建議改派${toAgency.name}`, `; it proposes ${toAgency.nameEn}`] : ['', ''];
  const [then, thenEn] = isArbitrated
    ? ['。已送研考會裁定。', '. The control commission arbitrates.']
    : ['。', '.'];
  return {
    'zh-TW': `${agency.name}退件：${reason.name}${to}${then}`,
    en: `Returned by ${agency.nameEn}: ${reason.nameEn}${toEn}${thenEn}`,
  };
};

/** What a citizen reads of it. “Not our responsibility” is never said without who has it now. */
export const citizenWords = (
  { citizen, citizenEn }: Pick<ReturnReason, 'citizen' | 'citizenEn'>,
  holder: Called,
): Words => ({
  'zh-TW': `${citizen}，目前由${holder.name}負責續辦。`,
  en: `${citizenEn}. It is now with ${holder.nameEn}.`,
});

/** The same of a case that was arbitrated. */
export const arbitratedWords = (holder: Called): Words => ({
  'zh-TW': `經市府裁定，這個案件由${holder.name}負責辦理。`,
  en: `The city has decided that ${holder.nameEn} is responsible for this. It is now with them.`,
});
