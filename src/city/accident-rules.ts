import type { Named } from './profile.js';

export const NOTICE_VIAS = ['screen', 'phone', 'mail', 'sms'] as const;
export type NoticeVia = (typeof NOTICE_VIAS)[number];
/** Of the centre; agencies are told as such. */
export const TOLD_ROLES = ['supervisor', 'petition_clerk', 'inspector', 'manager', 'commission'] as const;
export type ToldRole = (typeof TOLD_ROLES)[number];

/** One of exactly four kinds: a role of the centre, an agency, whoever has the case, or somebody with an address. */
export interface Told extends Named {
  role?: ToldRole;
  agency?: string;
  holder?: true;
  mail?: string;
  sms?: string;
  via: NoticeVia[];
}

/** How bad it is. */
export interface AccidentGrade extends Named {
  /** Somebody is hurt, and is visited (關懷慰問). */
  care: boolean;
}

/** 意外事件通報規範: which items suggest it, who is told at once, and how soon somebody is there. */
export interface AccidentRules {
  grades: AccidentGrade[];
  /** Items at which it is suggested; any case can be marked. */
  suggestedAt: string[];
  onSiteWithinHours: number;
  careWithinHours: number;
  followUpEveryDays: number;
  /** How whoever was hurt is visited. */
  ways: Named[];
  tell: Told[];
}
