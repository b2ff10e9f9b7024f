import { type Meeting, meetingInWords } from '../../city/meeting-words.rules.js';
import type { TrackedRules } from '../../city/tracked-rules.js';
import type { Words } from '../../platform/problem/problem.js';
import type { Named } from '../named.js';
import type { CouncilMeetingDto } from './annual.dto.js';

/** Of one meeting and one field. */
export interface DecisionsCounted extends Meeting {
  field: string | null;
  decisions: number;
  answered: number;
}

/** As the city has printed it of one meeting; fields by their codes. */
export interface PrintedMeeting extends Meeting {
  total: number;
  fields: Record<string, number>;
}

type Known = Pick<TrackedRules, 'meetings' | 'fields'>;

/** 議會議決案: what each meeting decided, by field, beside what was printed. In print first, in its order. */
export function councilTable(
  counted: readonly DecisionsCounted[],
  printed: readonly PrintedMeeting[],
  { meetings, fields }: Known,
): CouncilMeetingDto[] {
  const all = new Map<string, Meeting>();
  for (const { term, kind, nth } of [...printed, ...counted])
    all.set(idOf({ term, kind, nth }), { term, kind, nth });
  return [...all].map(([id, meeting]) => {
    const own = counted.filter(one => idOf(one) === id);
    const inPrint = printed.find(one => idOf(one) === id) ?? null;
    const decisionsOf = (code: string): number =>
      sum(own.filter(({ field }) => field === code).map(one => one.decisions));
    const codes = [...fields.map(({ code }) => code), ...own.map(({ field }) => field ?? '')];
    const shown = [...new Set(codes)].filter(
      code => decisionsOf(code) > 0 || inPrint?.fields[code] !== undefined,
    );
    const table = {
      ...meetingInWords(meeting, meetings),
      decisions: sum(own.map(one => one.decisions)),
      answered: sum(own.map(one => one.answered)),
      printed: inPrint?.total ?? null,
      fields: shown.map(code => ({
        ...named(code, fields),
        ...{ decisions: decisionsOf(code), printed: inPrint?.fields[code] ?? null },
      })),
    };
    return { ...table, said: inWords(table) };
  });
}

/** As the report prints it: 第一屆第六次臨時會計 68 件，其中民政類 5 件、…及工務類 29 件。 */
function inWords({ name, nameEn, decisions, fields }: Omit<CouncilMeetingDto, 'said'>): Words {
  const parts = fields.filter(one => one.decisions > 0);
  const zh = parts.map(one => `${one.name}類 ${one.decisions} 件`);
  const last = zh.pop();
  const list = zh.length > 0 ? `${zh.join('、')}及${last}` : last;
  const en = parts.map(one => `${one.nameEn} ${one.decisions}`).join(', ');
  return {
    'zh-TW': `${name}計 ${decisions} 件${list ? `，其中${list}` : ''}。`,
    en: `${nameEn}: ${decisions} decisions${en ? ` (${en})` : ''}.`,
  };
}

/** Where the fields in print do not make its total. */
export function slipsIn(
  printed: readonly PrintedMeeting[],
  { meetings }: Pick<Known, 'meetings'>,
): { keys: string[]; words: Words }[] {
  return printed.flatMap(({ total, fields, ...meeting }) => {
    const all = sum(Object.values(fields));
    if (all === total) return [];
    const { name, nameEn } = meetingInWords(meeting, meetings);
    const words = {
      'zh-TW': `${name}各類合計 ${all} 件，不等於 ${total} 件。`,
      en: `${nameEn}: its fields make ${all}, not ${total}.`,
    };
    return [{ keys: [], words }];
  });
}

function named(code: string, list: readonly Named[]): Named {
  const { name = code, nameEn = code } = list.find(one => one.code === code) ?? {};
  return { code, name, nameEn };
}

const idOf = ({ term, kind, nth }: Meeting): string => `${term} ${kind} ${nth}`;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
