import { type ReactNode, useEffect, useState } from 'react';

let last: string | null = null;

/** Is this somebody other than the person before, on this page? */
function isSomebodyElse(id: string): boolean {
  const before = last;
  last = id;
  return before !== null && before !== id;
}

/** Somebody else begins with a new page: what was typed, shown or said before is not theirs. */
export function OnePerson({ id, children }: { id: string; children: ReactNode }) {
  const [isOther] = useState(() => isSomebodyElse(id));
  useEffect(() => {
    if (isOther) window.location.reload();
  }, [isOther]);
  return isOther ? null : children;
}
