import type { EventKind } from '../../platform/log/fact.js';
import type { Words } from '../../platform/problem/problem.js';
import { STEPS } from '../open311/steps.rules.js';

const words = (zh: string, en: string): Words => ({ 'zh-TW': zh, en });

/** Where the centre's own words say nothing to whoever asked for help. Null: what is checked among ourselves. */
const PLAINLY: Partial<Record<EventKind, Words | null>> = {
  'workorder.acknowledged': words('承辦機關已接手', 'the agency has taken it up'),
  'case.paused': words('暫停等候', 'on hold'),
  'workorder.reported': words('機關已處理，我們正在確認', 'the agency has acted; we are checking'),
  'case.replied': words('機關已回復，我們正在確認', 'the agency has answered; we are checking'),
  'case.sent-back': null,
  'case.released': words('已結案', 'closed'),
  'case.release-taken-back': words('結案更正，我們正在確認', 'the closing was corrected; we are checking'),
  'sample.rejected': words('重新辦理', 'taken up anew'),
};

interface Told {
  what: Words;
  at: Date;
}

/** The latest first. What happened twice at once, such as to two of its agencies, is told once. */
export function stepsInWords(steps: readonly { kind: EventKind; at: Date }[]): Told[] {
  const told = new Map<string, Told>();
  for (const { kind, at } of steps) {
    const what = PLAINLY[kind] === undefined ? STEPS[kind]?.words : PLAINLY[kind];
    if (what) told.set(`${at.toISOString()} ${what.en}`, { what, at });
  }
  return [...told.values()].reverse();
}
