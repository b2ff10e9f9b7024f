import { useCity } from '../api/queries.js';
import type { CasePage } from '../api/types.js';
import type { Option } from '../shell/controls/choice.js';
import { useNames } from '../words/use-words.js';

const OUTSIDE: readonly string[] = ['central', 'utility'];

/** Who may have the matter, in the city or outside: never the agency that a protected petitioner reports. */
export function useOwners({ reportedAgency }: CasePage): { all: Option[]; outside: Option[] } {
  const city = useCity();
  const { name } = useNames();
  const agencies = (city?.agencies ?? []).filter(({ code }) => code !== reportedAgency?.code);
  const authorities = city?.authorities ?? [];
  const option = (one: { code: string; name: string; nameEn: string }): Option => ({
    id: one.code,
    label: name(one),
    search: one.code,
  });
  const outside = [...authorities, ...agencies.filter(({ kind }) => OUTSIDE.includes(kind))];
  return { all: [...agencies, ...authorities].map(option), outside: outside.map(option) };
}
