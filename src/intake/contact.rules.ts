export const CHANNELS = ['phone', 'counter', 'letter', 'fax', 'mailbox', 'app', 'chatbot'] as const;
export type Channel = (typeof CHANNELS)[number];

export const OUTCOMES = ['inquiry', 'recorded', 'other'] as const;
export type ContactOutcome = (typeof OUTCOMES)[number];

export const OTHER_REASONS = ['transfer', 'silent', 'harassment', 'wrong_number', 'dropped', 'test'] as const;
export type OtherReason = (typeof OTHER_REASONS)[number];
