import { rowsOf, type TextRow } from '../../../city/calendar-text.rules.js';
import { isDate } from '../../../city/local-days.js';
import type { Named } from '../../../city/profile.js';
import type { TrackedRules } from '../../../city/tracked-rules.js';
import type { FieldProblem } from '../../../platform/problem/problem.js';
import { type Column, cellsBelow, type ListFault, type ReadCell } from './list-columns.rules.js';
import { typedDay } from './typed-day.rules.js';

/** What a line says, or the list for all its lines; whether it can be is another question. */
export type Written = Partial<Record<Exclude<Column, 'term' | 'meeting' | 'nth'>, string>> & {
  meeting?: { term: number; kind: string; nth: number };
};

export interface WrittenLine {
  line: number;
  wish: Written;
}

interface Known {
  rules: Pick<TrackedRules, 'sources' | 'meetings' | 'fields'>;
  agencies: readonly Named[];
  /** Of the list as a whole: holds where a line says nothing. */
  common: Written;
}

/** A line of a list is a subject and some names. */
const MOST_CHARACTERS = 6000;
const MOST_LINES = 1000;

/** A list of decisions as the council's office keeps it in a spreadsheet: CSV, one line each. */
export function readList(bytes: Uint8Array, known: Known): { lines: WrittenLine[]; faults: ListFault[] } {
  const { rows, faults } = rowsOf(bytes, MOST_CHARACTERS);
  const [header, ...body] = rows;
  if (!header || faults.length > 0) return { lines: [], faults };
  const cell = cellsBelow(header);
  if (typeof cell !== 'function') return { lines: [], faults: [cell] };
  if (body.length === 0 || body.length > MOST_LINES) return { lines: [], faults: [lineCount(body.length)] };
  return { lines: body.map(row => ({ line: row.line, wish: written(row, cell, known) })), faults: [] };
}

function written(row: TextRow, cell: ReadCell, { rules, agencies, common }: Known): Written {
  const own = (column: Column): string | undefined => cell(row, column);
  const source = codeIn(rules.sources, own('source')) ?? common.source;
  const wish = {
    ...{ source, field: codeIn(rules.fields, own('field')) ?? common.field },
    agency: codeIn(agencies, own('agency')) ?? common.agency,
    ...{ subject: own('subject'), documentNumber: own('documentNumber') },
    receivedOn: day(own('receivedOn')) ?? common.receivedOn,
    replyBy: day(own('replyBy')) ?? common.replyBy,
    meeting: meetingOf(own, rules.meetings, common),
  };
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
}

function meetingOf(
  own: (column: Column) => string | undefined,
  kinds: readonly Named[],
  { meeting }: Written,
): Written['meeting'] {
  const [term, kind, nth] = [own('term'), codeIn(kinds, own('meeting')), own('nth')];
  if (!term && !kind && !nth) return meeting;
  return {
    term: term ? Number(term) : (meeting?.term ?? Number.NaN),
    kind: kind ?? meeting?.kind ?? '',
    nth: nth ? Number(nth) : (meeting?.nth ?? Number.NaN),
  };
}

/** What a line must say in so many words, before it is asked whether it can be. */
export function flawsOfLine({ source, subject, agency, receivedOn, replyBy }: Written): FieldProblem[] {
  const empty = Object.entries({ source, subject, agency }).filter(([, value]) => value === undefined);
  const days = Object.entries({ receivedOn, replyBy }).filter(
    ([, value]) => value !== undefined && !isDate(value),
  );
  return [
    ...empty.map(([field]) => ({
      field,
      code: 'LEFT_EMPTY',
      message: { 'zh-TW': '不可空白', en: 'it is empty' },
    })),
    ...days.map(([field, value]) => ({
      ...{ field, code: 'NO_SUCH_DAY' },
      message: { 'zh-TW': `沒有「${value}」這一天`, en: `there is no day “${value}”` },
    })),
  ];
}

/** By its code or its name in either language; 民政類 is 民政. What nothing is called stays, to be told of. */
function codeIn(list: readonly Named[], text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const same = (name: string): boolean => text === name || text === `${name}類`;
  return list.find(({ code, name, nameEn }) => text === code || text === nameEn || same(name))?.code ?? text;
}

const day = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : typedDay(text);

const lineCount = (count: number): ListFault => ({
  ...{ line: 1, code: count === 0 ? 'FILE_EMPTY' : 'TOO_MANY_LINES' },
  message:
    count === 0
      ? { 'zh-TW': '清單只有標題列，沒有案件。', en: 'The list has a header and no decisions.' }
      : {
          'zh-TW': `清單有 ${count} 件，一次最多 ${MOST_LINES} 件，請分次匯入。`,
          en: `The list has ${count} decisions; at most ${MOST_LINES} are taken at once.`,
        },
});
