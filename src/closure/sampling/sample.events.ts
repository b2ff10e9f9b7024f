import type { OfLeg } from '../../events.js';

/** Of the order that the case was released with. */
interface OfSample extends OfLeg {
  sampleId: string;
}

/** 抽查: what is told of released cases that are looked at again. */
export interface SampleEvents {
  /** What was found stands in the sample only. */
  'sample.drawn': OfSample;
  'sample.accepted': OfSample;
  /** It is done again by who did it, on another order. */
  'sample.rejected': OfSample & { reworkOrderId: string };
  /** Reopened before anybody had judged it. */
  'sample.moot': OfSample;
}
