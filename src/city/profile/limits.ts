import type { AskedKind, LimitKind } from '../../events.js';
import type { LadderStep, LimitRule } from '../profile.js';
import type { LimitForSource, LimitSource, LimitsSource, StepSource } from './files.js';
import { surgesOf } from './surges.js';

/** The limits of one category, each whole: what it takes from elsewhere in the file is written into it. */
export function limitsOf(code: string, kind: AskedKind, source: LimitsSource): LimitRule[] {
  const of = (limits: readonly LimitForSource[] | undefined): LimitForSource | undefined =>
    limits?.find(one => one.for.includes(code));
  const wanted: [LimitKind, LimitSource | undefined][] =
    kind === 'dispatch'
      ? [
          ['respond', source.dispatch.respond],
          ['acknowledge', of(source.dispatch.acknowledge)],
          ['on_site', of(source.dispatch.onSite)],
          ['inspect', of(source.dispatch.inspect)],
          ['complete', within(source.dispatch.complete, of(source.dispatch.complete.items))],
        ]
      : [['reply', replyOf(of(source.petition.classes), source.petition)]];
  return [...wanted, ['callback', source.callback] as const].flatMap(([limit, own]) =>
    own ? [{ ...ruleOf(limit, own, source), ...surgesOf(limit, code, source) }] : [],
  );
}

/** What all completion limits have, unless this one says otherwise. */
const within = <Limit extends LimitSource>(
  { ladder, pauses, extension, severalAgencies }: LimitSource,
  own: Limit | undefined,
): LimitSource | undefined => own && { ladder, pauses, extension, severalAgencies, ...own };

/** A class has its own amount, and is like the others in everything it does not name. */
const replyOf = (
  own: LimitForSource | undefined,
  { reply, severalAgencies }: LimitsSource['petition'],
): LimitSource => {
  const usual = { ...reply, severalAgencies };
  return within(usual, own) ?? usual;
};

export function ruleOf(kind: LimitKind, own: LimitSource, source: LimitsSource): LimitRule {
  const { hours, workingHours, workingDays, ladder, pauses = [], extension, severalAgencies } = own;
  return {
    kind,
    ...(hours !== undefined && { hours }),
    ...(workingHours !== undefined && { workingHours }),
    ...(workingDays !== undefined && { workingDays }),
    ...(needsOfficeHours(own, ladder ? source.ladders[ladder] : [], source) && {
      officeHours: source.officeHours.map(minutesOf),
    }),
    ...(severalAgencies && { severalAgencies }),
    ladder: ladder ? (source.ladders[ladder] ?? []).map(stepOf) : [],
    pauses: Object.fromEntries(pauses.map(reason => [reason, source.longestPauses[reason]])),
    extension: extensionOf(extension, source),
  };
}

/** Also a step or a pause may be counted in working hours. */
const needsOfficeHours = (
  { workingHours, pauses = [] }: LimitSource,
  steps: readonly StepSource[] = [],
  { longestPauses }: LimitsSource,
): boolean =>
  workingHours !== undefined ||
  steps.some(({ after }) => after?.workingHours !== undefined) ||
  pauses.some(reason => longestPauses[reason].workingHours !== undefined);

function extensionOf(name: string | undefined, { extensions }: LimitsSource): LimitRule['extension'] {
  const rule = name === undefined ? undefined : extensions[name];
  return rule ? { ...rule, withinDays: rule.withinDays ?? null } : null;
}

const stepOf = ({ at, after, tell }: StepSource): LadderStep =>
  after ? { after, tell } : { percent: at === 'due' ? 100 : Number.parseInt(at ?? '', 10), tell };

/** `08:00-12:00` in minutes after midnight. */
export function minutesOf(range: string): [number, number] {
  const [from = '', to = ''] = range.split('-');
  return [minuteOf(from), minuteOf(to)];
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
