/** Why it could not be taken: it cannot be read; it says nothing; it is more than is read; `automatic`: no person wrote it. */
export const QUARANTINE_REASONS = [
  'unreadable',
  'empty',
  'too_large',
  'too_complex',
  'unknown_format',
  'refused',
  'automatic',
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** `taken`: somebody has recorded by hand what it says. */
export const QUARANTINE_STATES = ['open', 'taken', 'discarded'] as const;
export type QuarantineState = (typeof QUARANTINE_STATES)[number];
