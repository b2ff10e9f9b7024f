import { type Asker, narrowing, permits, type Right } from '../../access/rights.js';
import type { NamedDto } from '../../city/city.dto.js';
import { namedIn } from '../../city/named-in.rules.js';
import type { Names } from '../../city/names.service.js';
import type { AccidentButton, AccidentDto, AccidentRulesDto } from './accident.dto.js';
import { type AccidentAction, obstacleTo } from './accident.rules.js';
import type { AccidentRow, NoticeRow, StepRow } from './accidents.sql.js';
import { stateOfNotice } from './notice-state.rules.js';

interface Known {
  row: AccidentRow;
  steps: readonly StepRow[];
  notices: readonly NoticeRow[];
}

export function accidentSeen(
  me: Asker,
  { row, steps, notices }: Known,
  names: Names,
  rules: AccidentRulesDto,
  now: Date,
): AccidentDto {
  const { id, version, markedAt, onSiteDue, arrivedAt, careDue, caredAt, closedAt, result } = row;
  const mine = notices.filter(({ via, agency, role, endedAt }) =>
    via !== 'screen' || endedAt !== null
      ? false
      : me.agency === null
        ? agency === null && role === me.role
        : agency === me.agency,
  );
  const isToConfirm = closedAt === null && mine.some(({ confirmedAt }) => confirmedAt === null);
  const named = (code: string | null): NamedDto | null => (code === null ? null : names.agency(code));
  return {
    ...{ id, version, markedAt, onSiteDue, arrivedAt, careDue, caredAt, closedAt, result, isToConfirm },
    nextFollowUpAt: row.nextFollowUpAt,
    grade: { ...namedIn(rules.grades, row.grade), care: careDue !== null },
    case: {
      ...names.caseInShort({ ...row, kind: row.caseKind }),
      isReadable: row.isReadable,
    },
    // People of the centre read what was typed, agencies with personal data covered.
    place:
      narrowing(me, 'accident.read')?.agencies === undefined ? row.place : (row.sharedPlace ?? row.place),
    agency: named(row.holder),
    markedBy: row.markedByName,
    steps: steps.map(({ byName: by, agency, way, accidentId: _, ...step }) => ({
      ...{ ...step, by, agency: named(agency), way: way === null ? null : namedIn(rules.ways, way) },
    })),
    notices: notices.map(one => ({
      ...{ id: one.id, via: one.via, toldAt: one.toldAt, state: stateOfNotice(one, now) },
      recipient: namedIn(rules.tell, one.recipient),
      agency: named(one.agency),
      deliveredAt: one.shownAt ?? one.sentAt ?? one.reachedAt,
      confirmedAt: one.confirmedAt ?? one.reachedAt,
      confirmedBy: one.confirmedByName ?? one.reachedByName,
      endedWhy: stateOfNotice(one, now) === 'ended' ? one.endedWhy : null,
    })),
    may: buttonsOf(me, row, isToConfirm, steps.length > 0),
  };
}

const STEPS: readonly AccidentAction[] = ['attend', 'care', 'follow-up', 'close'];

/** The right on it, of whoever has the case or stands on the list; and that nothing stands in the way. */
function buttonsOf(
  me: Asker,
  row: AccidentRow,
  isToConfirm: boolean,
  isSomethingTyped: boolean,
): AccidentButton[] {
  const { holder, told, caseKind: kind, district } = row;
  const may = (right: Right): boolean =>
    [holder, ...told].some(agency => permits(me, right, { agency, kind, district }));
  return [
    ...STEPS.filter(
      action =>
        may(`accident.${action}` as Right) &&
        // One that was marked by mistake can be closed at any time.
        obstacleTo(action, row, action === 'close' ? 'not_an_accident' : null) === null,
    ),
    ...(isToConfirm && may('accident.confirm') ? ['confirm' as const] : []),
    ...(isSomethingTyped && may('accident.read-texts') ? ['read-texts' as const] : []),
  ];
}
