import type { OfCase } from '../../events.js';

/** `agency`: who has the case; `invited`: the agencies of the list beside it, who hear of it as well. */
interface OfAccident extends OfCase {
  accidentId: string;
  agency: string | null;
  invited: string[];
}

/** 意外事件: what is told of it. Who was hurt, and how they are, stands in its steps only. */
export interface AccidentEvents {
  /** `careDue`: null where nobody was hurt. */
  'accident.marked': OfAccident & { grade: string; onSiteDue: string; careDue: string | null };
  'accident.attended': OfAccident & { arrivedAt: string; late: boolean };
  /** 關懷慰問. `late`: of the first visit. */
  'accident.cared': OfAccident & { caredAt: string; way: string; late: boolean };
  'accident.followed-up': OfAccident & { next: string };
  'accident.closed': OfAccident & { result: 'settled' | 'not_an_accident' };
  /** Somebody else has the case by now, and was told. */
  'accident.handed-on': OfAccident;
  /** One of those who were told has said so. */
  'accident.confirmed': OfAccident & { recipient: string };
}
