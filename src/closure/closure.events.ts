import type { AccidentEvents } from './accidents/accident.events.js';
import type { InspectionEvents } from './inspections/inspection.events.js';
import type { SampleEvents } from './sampling/sample.events.js';

/** 抽查, 重辦; 意外事件: somebody is there, whoever is hurt is visited (關懷慰問), and it is followed until it is closed. */
export type ClosureClock = 'sample' | 'improve' | 'attend' | 'care' | 'follow_up';

/** What is told of looking again, and of what is followed beside its case. */
export interface ClosureEvents extends AccidentEvents, InspectionEvents, SampleEvents {}
