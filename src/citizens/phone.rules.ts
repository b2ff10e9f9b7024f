/**
 * One spelling for one telephone: international form (E.164) where the number is recognised, else its digits.
 * Lengths as in Taiwan's numbering plan: mobile 09 + 8; Taipei 02 + 8; 04 + 7 or 8 (Changhua, Taichung; 049 + 7);
 * every other area has 9 digits in all, however they are split; 070 + 8 over the internet; 0800, 0809 + 6 toll-free.
 */
const NATIONAL = [/^09\d{8}$/, /^02\d{8}$/, /^04\d{7,8}$/, /^0[35678]\d{7}$/, /^070\d{8}$/, /^080[09]\d{6}$/];
const FOREIGN = /^[1-9]\d{7,14}$/;
const TAIWAN = '886';
const EXTENSION = /(#|分機|轉|ext|x).*$/i;
/** Several numbers in one field: the first counts. */
const NEXT_NUMBER = /[/、,，;；或].*$/;
const SHORTEST = 3;

/** Null where there is no number ("不詳"). A local number without its area code keeps its digits only. */
export function normalisePhone(typed: string): string | null {
  const text = typed.normalize('NFKC').trim().replace(NEXT_NUMBER, '').replace(EXTENSION, '');
  const digits = text.replace(/\D/g, '');
  const abroad = /^\(?\+/.test(text) ? digits : afterInternationalPrefix(digits);
  const national = abroad?.startsWith(TAIWAN) ? nationalForm(abroad) : digits;
  if (NATIONAL.some(form => form.test(national))) return `+${TAIWAN}${national.slice(1)}`;
  if (abroad && FOREIGN.test(abroad)) return `+${abroad}`;
  return digits.length >= SHORTEST ? digits : null;
}

/** Every digit of it: who types a part of a number is looking for somebody, not at somebody who calls. */
export const isCompletePhone = (typed: string): boolean => normalisePhone(typed)?.startsWith('+') ?? false;

/** Whether a text message reaches it. */
export const isMobile = (normalised: string | null): boolean => /^\+8869\d{8}$/.test(normalised ?? '');

/** Dialled from Taiwan 002, 009 …, or 00 from elsewhere; 886 in front of a number that is then complete. */
function afterInternationalPrefix(digits: string): string | null {
  const prefix = /^(00[2-9]?(?=886)|00[2579])/.exec(digits)?.[0];
  if (prefix) return digits.slice(prefix.length);
  const complete = digits.startsWith(TAIWAN) && NATIONAL.some(form => form.test(nationalForm(digits)));
  return complete ? digits : null;
}

/** +886 (0)7 … is written with and without the zero. */
const nationalForm = (international: string): string =>
  `0${international.slice(TAIWAN.length).replace(/^0/, '')}`;

/** Null where it is no address. Both sides of the @ are compared without regard to case. */
export function normaliseEmail(typed: string): string | null {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(text) ? text : null;
}
