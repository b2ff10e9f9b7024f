import { useNames } from '../words/use-words.js';
import { NumberLink } from './case-list.js';

interface Named {
  name: string;
  nameEn?: string | null;
}

interface Props {
  of: { number: string; category: Named | null; district: Named | null };
  /** Where a case has several rows, which of them. */
  row?: string;
}

/** Which case a row is about, and of what. */
export function AboutCase({ of, row }: Props) {
  const { name } = useNames();
  return (
    <>
      <NumberLink card={of} row={row} />
      <span className="second-line">{[name(of.category), name(of.district)].filter(Boolean).join('・')}</span>
    </>
  );
}
