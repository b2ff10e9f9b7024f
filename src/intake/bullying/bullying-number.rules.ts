import { checkDigit } from '../../cases/case-number.rules.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';

const SERIALS = 100_000;

/** `B20261123-00001-4`, as the numbers of cases are made. */
export function bullyingNumber(receivedAt: Date, serial: number): string {
  const date = formatInTaipei(receivedAt, 'yyyyMMdd');
  const padded = String(serial % SERIALS).padStart(5, '0');
  return `B${date}-${padded}-${checkDigit(date + padded)}`;
}
