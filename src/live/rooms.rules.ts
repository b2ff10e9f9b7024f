import { type Asker, narrowing } from '../access/rights.js';
import { caseScope } from '../access/row-scope.rules.js';
import type { Holder } from '../desk/hand-over.rules.js';

export const EVERYBODY = 'everybody';
export const CENTRE = 'centre';
/** Those of the centre who also deal with reports in confidence. */
export const ASSIGNED = 'assigned';
/** Those who read what is inspected unannounced; and of them, who also deals with reports in confidence. */
const INSPECTIONS = 'inspections';
const ASSIGNED_INSPECTIONS = 'assigned-inspections';
export const agencyRoom = (agency: string): string => `agency:${agency}`;
/** One person’s own screens: what concerns nobody else. */
export const personRoom = (staffId: string): string => `person:${staffId}`;
/** The part of a room for those whose work is limited to some districts. */
const districtRoom = (room: string, district: string): string => `${room}@${district}`;

/** Where somebody hears what: decided once, at the handshake, by the rights to read cases and inspections. Nobody's rooms: refused. */
export function roomsFor(me: Asker): string[] {
  const scope = caseScope(me);
  if (scope === null) return [];
  const { agencies, districts, withoutConfidential } = scope;
  const centre = withoutConfidential ? [CENTRE] : [CENTRE, ASSIGNED];
  const inspections = withoutConfidential ? [INSPECTIONS] : [INSPECTIONS, ASSIGNED_INSPECTIONS];
  const whole = [
    ...(agencies ? agencies.map(agencyRoom) : centre),
    ...(narrowing(me, 'inspection.read') ? inspections : []),
  ];
  const rooms = districts
    ? whole.flatMap(room => districts.map(district => districtRoom(room, district)))
    : whole;
  return [EVERYBODY, ...rooms, personRoom(me.id)];
}

export const isOfCentre = (room: string): boolean => /^(centre|assigned)(@|$)/.test(room);

/** With those who hear only of this district. */
export const inDistrict = (rooms: string[], district: string | null): string[] =>
  district === null ? rooms : rooms.flatMap(room => [room, districtRoom(room, district)]);

/**
 * Who looked at what, what people ask about themselves, which lists of deletions there are and reports of bullying: no
 * news for screens.
 */
const NOT_SHOWN = /^(access|bullying|hold|request|retention|clocks)\.|^privacy\.(person|contact|report)-due$/;
/** Told to nobody else: who is looked at is not warned. */
const UNANNOUNCED = /^inspection\./;
/** Lists are to be read anew. */
const FOR_EVERYBODY = new Set([
  'city.loaded',
  'closure.saved',
  'closure.withdrawn',
  'calendar.imported',
  'recalculation.finished',
  'surge.began',
  'surge.ended',
  'route.kept',
  'route.ended',
]);

const LEG_ENDS = new Set(['workorder.closed', 'co-leg.closed']);

export interface Heard {
  kind: string;
  at: Date;
  /** Whose work order the fact is about. */
  agency: string | null;
  /** Of a case whose reporter is protected. */
  confidential?: boolean;
  /** That it is inspected, which its agency is told by the judgement. */
  inspection?: boolean;
  /** Whom alone it concerns. */
  persons?: readonly string[];
}

/**
 * Who hears a fact: the centre, and each agency that has the case, from its first work order on. Told by the times on
 * the rows and not by when it is asked, so that a replay tells what was told live.
 */
export function roomsHearing(fact: Heard, holders: readonly Holder[]): string[] {
  if (FOR_EVERYBODY.has(fact.kind)) return [EVERYBODY];
  if (NOT_SHOWN.test(fact.kind)) return [];
  if (fact.persons) return fact.persons.map(personRoom);
  if (UNANNOUNCED.test(fact.kind)) return [fact.confidential ? ASSIGNED_INSPECTIONS : INSPECTIONS];
  const centre = fact.confidential ? ASSIGNED : CENTRE;
  if (fact.inspection) return [centre];
  const holding = holders.filter(({ since, until }) => until === null && since <= fact.at);
  return [centre, ...holding.map(({ agency }) => agencyRoom(agency))];
}

/**
 * Who had the case then and has handed it over: they hear what happened until it left and, as the last thing, that
 * their work order has ended. They see the case as they left it.
 */
export function leaversHearing(fact: Heard, holders: readonly Holder[]): string[] {
  return holders
    .filter(({ agency, since, until }) => {
      if (fact.inspection || until === null || fact.at < since) return false;
      return fact.at < until || (LEG_ENDS.has(fact.kind) && fact.agency === agency);
    })
    .map(({ agency }) => agency);
}
