import { useAsked } from './use-asked.js';

const SAMPLES = ['self', 'phone'] as const;
export type Sample = (typeof SAMPLES)[number];

/** Which cases are listed below: `released`, or of a sample: `self.unhappy`. */
export interface ShownCases {
  show: string;
  sample: Sample;
  key: string | null;
}

/** What the report is asked for stands in the address, but for limits and who is late, of which it is not. */
export function useResponsesAsked() {
  const { asked: all, shown: listed, set, replace } = useAsked();
  const { clock: _clock, officer: _officer, hour: _hour, ...asked } = all;
  const [first = '', second] = (listed?.verdict ?? '').split('.');
  const shown: ShownCases | null = listed && {
    show: second ?? first,
    sample: SAMPLES.find(one => one === first) ?? 'self',
    key: listed.key,
  };
  return { asked, shown, set, replace };
}

export type ResponsesAsked = ReturnType<typeof useResponsesAsked>['asked'];
