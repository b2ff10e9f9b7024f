import type { CaseWorkOrder } from '../api/types.js';
import { useWords } from '../words/use-words.js';

/** Who has an order in hand, and 「代理 …」 while they are away. */
export function InHand({ of }: { of: Pick<CaseWorkOrder, 'holder' | 'standIn'> }) {
  const { absence: text } = useWords();
  const { holder, standIn } = of;
  if (holder === null) return null;
  return (
    <span className="second-line">
      {text.holder(holder)}
      {standIn && `，${text.standIn(standIn.name ?? text.chief)}${standIn.isMe ? text.isMe : ''}`}
    </span>
  );
}
