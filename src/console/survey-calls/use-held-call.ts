import { useEffect, useState } from 'react';
import type { SurveyCall } from './survey-call-queries.js';

const asSeen = ({ id, version }: SurveyCall): string => `${id} ${version}`;

/**
 * The call that somebody has in hand. One that ends under their hands (the case is open again, a supervisor gave it back)
 * stays until they leave it. Whoever leaves one begins at the heading, since what they pressed is gone.
 */
export function useHeldCall(calls: readonly SurveyCall[]) {
  const [held, setHeld] = useState<SurveyCall | null>(null);
  const [left, setLeft] = useState<string | null>(null);
  const mine = calls.find(({ isMine }) => isMine);
  if (mine && mine !== held) setHeld(mine);
  const call = mine ?? (held && asSeen(held) !== left ? held : null);
  const isHeld = call !== null;

  useEffect(() => {
    if (isHeld) return () => document.querySelector<HTMLElement>('main h1')?.focus();
  }, [isHeld]);
  return { call, isOver: call !== null && !mine, leave: () => setLeft(call && asSeen(call)) };
}
