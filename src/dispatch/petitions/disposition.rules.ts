import { type Asker, permits, type Right } from '../../access/rights.js';
import type { NotHandledGround } from '../../city/petition-law.js';
import type { CaseKind, DispositionKind } from '../../events.js';
import type { Words } from '../../platform/problem/problem.js';
import type { DispositionApprover } from './disposition.entity.js';

/** 行政程序法 §173 (2), as the city reads it: so many clear answers, and the matter is not answered once more. */
export const CLEAR_ANSWERS = 2;

/** An earlier petition of the same citizen, as far as it matters whether it was answered. */
export interface EarlierAnswer {
  id: string;
  number: string;
  answeredAt: Date | null;
}

export type DispositionRefusal = 'REPEAT_NEEDS_TWO_ANSWERS' | 'OWNER_REQUIRED';

/** What stands in the way of a ground. */
export function refusalOf(
  { needs }: Pick<NotHandledGround, 'needs'>,
  { earlier, hasOwner }: { earlier: readonly EarlierAnswer[]; hasOwner: boolean },
): DispositionRefusal | null {
  if (needs === 'owner' && !hasOwner) return 'OWNER_REQUIRED';
  const answered = earlier.filter(({ answeredAt }) => answeredAt !== null);
  if (needs === 'earlier_answers' && answered.length < CLEAR_ANSWERS) return 'REPEAT_NEEDS_TWO_ANSWERS';
  return null;
}

interface Decidable {
  kind: DispositionKind;
  agency: string | null;
  askedBy: string;
  approver: DispositionApprover;
  district: string | null;
}

export const APPROVALS = {
  not_handled: 'approve-not-handling',
  transferred: 'approve-transfer',
} as const satisfies Record<DispositionKind, string>;

const rightTo = (kind: DispositionKind): Right => `case.${APPROVALS[kind]}`;

/** Never who asked, and of the level that it waits for. */
export const mayDecide = (me: Asker, { kind, agency, askedBy, approver, district }: Decidable): boolean =>
  me.id !== askedBy && me.role === approver && permits(me, rightTo(kind), { agency, district });

/** Those on whose side it was asked for. */
export const mayWithdraw = (
  me: Asker,
  { agency, district, caseKind }: Pick<Decidable, 'agency' | 'district'> & { caseKind: CaseKind },
): boolean =>
  (me.agency === null) === (agency === null) &&
  permits(me, 'disposition.withdraw', { agency, district, kind: caseKind });

type Called = { name: string; nameEn: string };

interface Notice {
  number: string;
  ground: NotHandledGround;
  earlier: readonly { number: string; on: Words }[];
  owner: Called | null;
}

/**
 * What the petitioner is told of a petition that is not handled: the law, the reason, date and number of the answers they
 * have had, who has the matter where it is another, and that something new is heard.
 */
export function notHandledNotice({ number, ground, earlier, owner }: Notice): Words {
  const before = earlier.map(one => `${one.on['zh-TW']}（案號 ${one.number}）`).join('、');
  const beforeEn = earlier.map(one => `${one.on.en} (${one.number})`).join(', ');
  return {
    'zh-TW': [
      `您的陳情（案號 ${number}）${ground.citizen}，依${ground.basis}，不予處理。`,
      earlier.length > 0 ? `先前已答復：${before}。` : '',
      owner ? `這件事由${owner.name}負責。` : '',
      '有新事實或新證據時，歡迎再提出。',
    ].join(''),
    en: [
      `Your petition ${number} is not handled, by ${ground.basisEn}: ${ground.citizenEn}.`,
      ...(earlier.length > 0 ? [`You were answered on ${beforeEn}.`] : []),
      ...(owner ? [`${owner.nameEn} is responsible for the matter.`] : []),
      'Should there be new facts or evidence, let us know.',
    ].join(' '),
  };
}

/** 行政程序法 §172: transferred at once, and the petitioner is told who has it now. */
export const transferNotice = (number: string, to: Called): Words => ({
  'zh-TW': `您的陳情（案號 ${number}）屬${to.name}權責，已依行政程序法第172條移轉，由${to.name}續辦並答復。`,
  en: `Your petition ${number} belongs to ${to.nameEn}. It was transferred there (Administrative Procedure Act §172), and ${to.nameEn} goes on with it and answers you.`,
});
