import type { CallReport } from '../api/types.js';
import { useWords } from '../words/use-words.js';

export type CallFigure = keyof CallReport['total'];

/** By which definition each figure is explained. */
export const CALL_DEFINED: Record<CallFigure, string> = {
  offered: 'offered',
  answered: 'offered',
  abandoned: 'abandoned',
  abandonedIn5s: 'abandoned',
  abandonedPercent: 'abandoned',
  abandonedLaterPercent: 'abandoned',
  answeredIn20s: 'serviceLevel',
  serviceLevelPercent: 'serviceLevel',
  serviceLevelRemovedPercent: 'serviceLevelRemoved',
  serviceLevelPositivePercent: 'serviceLevelPositive',
  averageWaitSeconds: 'waiting',
  averageTalkSeconds: 'handling',
  averageHoldSeconds: 'handling',
  averageWrapUpSeconds: 'handling',
  averageHandlingSeconds: 'handling',
  transferred: 'transferred',
  transferredPercent: 'transferred',
};

/** A count, a share or a span, as its name says. */
export function useCallFigure(): (figure: CallFigure, value: number | null) => string {
  const { callCentre: text, states } = useWords();
  return (figure, value) => {
    if (value === null) return states.nothing;
    if (figure.endsWith('Percent')) return `${value.toFixed(1)}%`;
    if (figure.endsWith('Seconds')) return text.seconds(Math.floor(value / 60), value % 60);
    return value.toLocaleString('en');
  };
}
