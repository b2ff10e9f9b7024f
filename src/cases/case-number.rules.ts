import type { CaseKind } from '../events.js';
import { formatInTaipei } from '../platform/clock/taipei.js';

const LETTER: Record<CaseKind, string> = { dispatch: 'D', petition: 'P', decision: 'T' };
const SERIALS = 100_000;

/** Luhn over the digits of date and serial: one mistyped digit or two swapped ones are noticed. */
export function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** `D20261121-00042-0`: kind, date of receipt in Taipei, serial, check digit. */
export const caseNumber = (kind: CaseKind, receivedAt: Date, serial: number): string =>
  caseNumberOn(kind, formatInTaipei(receivedAt, 'yyyyMMdd'), serial);

/** Of a day that is known already, as `20261121`. */
export function caseNumberOn(kind: CaseKind, date: string, serial: number): string {
  const padded = String(serial % SERIALS).padStart(5, '0');
  return `${LETTER[kind]}${date}-${padded}-${checkDigit(date + padded)}`;
}

const SHAPE = /^[DPT](\d{8})-(\d{5})-(\d)$/;

/** Nine of ten that somebody mistypes or invents are none that could be. */
export function isCaseNumber(text: string): boolean {
  const [, date, serial, check] = SHAPE.exec(text) ?? [];
  return date !== undefined && checkDigit(`${date}${serial}`) === Number(check);
}
