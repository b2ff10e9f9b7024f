/** The city's doors: how a citizen reaches it. */
export const CHANNELS = ['phone', 'counter', 'letter', 'fax', 'mailbox', 'app', 'chatbot'] as const;
export type Channel = (typeof CHANNELS)[number];

/** By these a citizen speaks, and somebody of the city writes it down (行政程序法 §169). */
export const ORAL_CHANNELS: readonly string[] = ['phone', 'counter'] satisfies Channel[];
