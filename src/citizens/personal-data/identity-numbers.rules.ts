/** In the order of their values from 10 on: W, Z, I and O were given theirs last. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';
const WEIGHTS = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];

const worthOf = (letter: string): number => LETTERS.indexOf(letter) + 10;

/**
 * Is this a national ID number (A123456789), a resident certificate in the form of 2021 (A800000014) or in the older
 * one with two letters (AC01234567)? Ten characters without blanks. The check digit must be right.
 */
export function isIdentityNumber(typed: string): boolean {
  const text = typed.toUpperCase();
  if (!/^[A-Z][A-D1289]\d{8}$/.test(text)) return false;
  const first = worthOf(text[0] as string);
  const second = /\d/.test(text[1] as string) ? Number(text[1]) : worthOf(text[1] as string) % 10;
  const digits = [Math.floor(first / 10), first % 10, second, ...[...text.slice(2)].map(Number)];
  return digits.reduce((sum, digit, place) => sum + digit * (WEIGHTS[place] as number), 0) % 10 === 0;
}

/** ISO/IEC 7812: the check digit of payment cards. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
