import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { surgesQuery } from '../surge/surge-queries.js';
import { type Draft, isUntouched } from './draft.js';

/**
 * While surge mode is on agents ask only what is needed to send somebody, if the rule set says so; whoever wants the rest
 * can have it. What has been begun is not changed under the hands of who types.
 */
export function useShortForm(draft: Draft) {
  const wanted = useQuery(surgesQuery).data?.current?.form === 'short';
  const [canBe, setCanBe] = useState(wanted);
  const [showsAll, setShowsAll] = useState(false);
  if (canBe !== wanted && isUntouched(draft)) setCanBe(wanted);
  return {
    canBe,
    isShort: canBe && !showsAll && draft.outcome === 'recorded',
    toggle: () => setShowsAll(!showsAll),
  };
}
