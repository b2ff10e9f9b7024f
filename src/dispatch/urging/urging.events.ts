import type { Audience, ClockKind, OfLeg } from '../../events.js';

/** The limit that somebody is urged about. */
export interface UrgedClock {
  clockId: string;
  clock: ClockKind;
  dueAt: string;
}

/** Somebody urges who has it; what they said stands on the timeline only. `nth`: of the case; `step`: `remind-2`. */
interface Urging extends OfLeg {
  nth: number;
  step: string;
  tells: Audience[];
}

/** What is told of people who urge: 催辦, 稽催. */
export interface UrgingEvents {
  /** 催辦 by a person; `urged` null: no limit runs. */
  'case.reminded': Urging & { urged: UrgedClock | null };
  /** 稽催 by a person: what is overdue has to be explained; and it was. */
  'workorder.chased': Urging & { urged: UrgedClock };
  'workorder.chase-answered': OfLeg;
}
