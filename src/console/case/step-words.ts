import type { Words } from '../words/zh-tw.js';

const UNITS = { h: 'hours', wh: 'workingHours', d: 'workingDays' } as const;

/** `80%`, `due`, `+4h`, `+1d`, `remind-2`: what a step of a ladder means. */
export function stepWords(code: string, { ladder, domain }: Words): string {
  const [, percent] = code.match(/^(\d+)%$/) ?? [];
  if (percent) return ladder.used(percent);
  const [, size, unit] = code.match(/^\+([\d.]+)(h|wh|d)$/) ?? [];
  if (size && unit) return ladder.over(domain.amount({ [UNITS[unit as keyof typeof UNITS]]: Number(size) }));
  const [, by, nth] = code.match(/^(remind|chase)-(\d+)$/) ?? [];
  if (by && nth) return ladder[by as 'remind' | 'chase'](nth);
  return code === 'due' ? ladder.due : code;
}

/** Before the due time, or whenever the citizen asks. */
export const isWarning = (code: string): boolean => code.endsWith('%') || code.startsWith('remind-');

/** Who was told. While no agency has the case, the centre stands for all who work for one. */
export function toldWords(tells: readonly string[], agency: unknown, { ladder }: Words): string {
  const atCentre = (who: string) => (agency === null && who !== 'commission' ? 'centre' : who);
  const who = [...new Set(tells.map(atCentre))];
  return ladder.told(who.map(one => ladder.audience[one] ?? one));
}
