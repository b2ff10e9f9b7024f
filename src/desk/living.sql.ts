/** Of `case_file c`. Replayed cases live in their own time: they are neither open nor due now. */
export const LIVING = `c.origin <> 'replay'`;
