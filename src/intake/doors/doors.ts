/** Where something came in by itself, so that it can come twice, or broken. */
export const DOORS = ['phone', 'mailbox', 'web', 'app', 'chatbot'] as const;
export type Door = (typeof DOORS)[number];
