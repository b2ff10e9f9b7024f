import type { AccidentEvents } from './accidents/accident.events.js';
import type { InspectionEvents } from './inspections/inspection.events.js';
import type { SampleEvents } from './sampling/sample.events.js';

/** What is told of looking again, and of what is followed beside its case. */
export interface ClosureEvents extends AccidentEvents, InspectionEvents, SampleEvents {}
