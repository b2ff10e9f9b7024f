import { useQuery } from '@tanstack/react-query';
import { sessionQuery, similarQuery } from '../api/queries.js';
import type { CaseCard, CasePage } from '../api/types.js';

/** Open cases of the same item nearby; undefined for whoever does not record contacts, and until they are there. */
export function useNearby({ number, category, district, lng, lat }: CasePage): CaseCard[] | undefined {
  const { data: me } = useQuery(sessionQuery);
  const spot = similarQuery({ category: category.code, district: district?.code ?? null, lng, lat });
  const mayAsk = me?.rights.includes('contact.record') ?? false;
  const { data } = useQuery({ ...spot, enabled: mayAsk && (district !== null || lng !== null) });
  return data?.items.filter(one => one.number !== number);
}
