import { useQuery } from '@tanstack/react-query';
import { Select } from '../shell/controls/select.js';
import { useWords } from '../words/use-words.js';
import { callsQuery } from './call-centre-asked.js';
import type { CallsAsked } from './call-centre-groups.js';
import { single } from './report-narrowing.js';

/** By what calls can be narrowed: as the telephone system names it. */
export const NARROWED = ['line', 'group'] as const;
type Narrowed = (typeof NARROWED)[number];

/** On paper. */
export const narrowedTo = (none: string, value: string | string[]): string =>
  [value]
    .flat()
    .map(key => key || none)
    .join('、');

interface Props {
  asked: CallsAsked;
  name: Narrowed;
  empty: string;
  onSet: (asked: Record<string, string | null>) => void;
}

/** One of those that had calls in the period. */
export function CallNarrowing({ asked: { from, to, ...asked }, name, empty, onSet }: Props) {
  const { callCentre: text } = useWords();
  const rows = useQuery(callsQuery({ from, to, by: name })).data?.rows ?? [];
  const options = rows.flatMap(({ key }) => (key === '' ? [] : [{ id: key, label: key }]));
  if (options.length === 0 && asked[name] === undefined) return null;
  return (
    <Select
      name={name}
      label={text[name]}
      empty={empty}
      options={options}
      value={single(asked[name]) ?? ''}
      onChange={key => onSet({ [name]: key || null })}
    />
  );
}
