import type { SampleAnswer } from './sample.entity.js';

/** A stable code, as the caller is answered. */
export type FormFlaw = 'UNKNOWN_ITEM' | 'FORM_INCOMPLETE' | 'NOTHING_WRONG';

/** Every item of the form is answered once; what is done again has something wrong with it. */
export function flawOfForm(
  answers: readonly SampleAnswer[],
  form: readonly { code: string }[],
  verdict: 'accepted' | 'rejected',
): FormFlaw | null {
  const known = form.map(({ code }) => code);
  const given = answers.map(({ code }) => code);
  if (given.some(code => !known.includes(code))) return 'UNKNOWN_ITEM';
  if (given.length !== known.length || new Set(given).size !== known.length) return 'FORM_INCOMPLETE';
  return verdict === 'rejected' && answers.every(({ ok }) => ok) ? 'NOTHING_WRONG' : null;
}
