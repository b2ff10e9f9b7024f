import type { DocumentClass } from '../../city/tracked-rules.js';
import type { Named } from '../named.js';
import type { Sum } from '../rollup/sums.query.js';
import { agencySum, basisOf, kindOf, sumsOfClass } from './document-classes.rules.js';
import type { DocumentFigure } from './document-figure.entity.js';
import { ENTERED_COUNTS } from './document-figure.rules.js';
import type {
  DocumentClassDto,
  DocumentEntryDto,
  TimeControlClassDto,
  TimeControlDto,
  TimeControlRowDto,
} from './time-control.dto.js';
import {
  addedUp,
  asEntered,
  type TimeControlCounts,
  type TimeControlFigures,
  timeControl,
} from './time-control.rules.js';

interface Known {
  classes: readonly DocumentClass[];
  sums: readonly Sum[];
  /** Of each class and agency the latest first. */
  entered: readonly DocumentFigure[];
  people: ReadonlyMap<string, { name: string }>;
  agency(code: string): { name: string; nameEn: string } | null;
}

/** The table of one class, and of every class what was closed. */
export function tablesOf(
  asked: DocumentClass,
  known: Known,
): Pick<TimeControlDto, 'documentClass' | 'total' | 'rows' | 'classes'> {
  const sums = sumsOfClass(known.sums, asked) ?? [];
  const ofClass = known.entered.filter(({ documentClass }) => documentClass === asked.code);
  // Of whom all was taken back nothing counts, but what they had entered stays to be seen.
  const takenBack = [...new Set(ofClass.map(({ agency }) => agency))]
    .filter(agency => !sums.some(({ key }) => key === agency))
    .map(agency => agencySum(kindOf(asked), agency, {}));
  const { figures, total } = countedBy(asked, [...sums, ...takenBack]);
  const rows = figures.map(({ key, ...row }) => ({
    ...{ agency: named(key, known), ...row },
    entered: ofClass.filter(({ agency }) => agency === key).map(one => entryOf(one, known)),
  }));
  return {
    documentClass: saidOf(asked),
    total,
    rows: rows.sort(byLoad),
    classes: known.classes.map(one => closedOf(one, known)),
  };
}

function closedOf(one: DocumentClass, known: Known): TimeControlClassDto {
  const sums = sumsOfClass(known.sums, one);
  const { figures, total } = countedBy(one, sums ?? []);
  const closed = ({ closedInTime, closedLate, onTimePercent }: TimeControlFigures) => ({
    ...{ closedInTime, closedLate, onTimePercent },
  });
  return {
    ...saidOf(one),
    total: sums && closed(total),
    agencies: figures
      .map(({ key, ...row }) => ({ agency: named(key, known), ...closed(row) }))
      .sort((a, b) => codeOf(a).localeCompare(codeOf(b))),
  };
}

function countedBy(
  documentClass: DocumentClass,
  sums: readonly Sum[],
): { figures: (TimeControlFigures & { key: string })[]; total: TimeControlFigures } {
  const said = basisOf(documentClass) === 'entered' ? asEntered : timeControl;
  const counts = sums.map(({ figures }) => addedUp([figures as TimeControlCounts]));
  return {
    figures: sums.map(({ key }, i) => ({ key, ...said(counts[i] as TimeControlCounts) })),
    total: said(addedUp(counts)),
  };
}

const saidOf = ({ code, name, nameEn, ...one }: DocumentClass): DocumentClassDto => ({
  ...{ code, name, nameEn },
  basis: basisOf(one as DocumentClass),
});

function named(code: string, { agency }: Known): Named | null {
  if (code === '') return null;
  const { name, nameEn } = agency(code) ?? { name: code, nameEn: code };
  return { code, name, nameEn };
}

function entryOf(
  { source, enteredBy, enteredAt, ...row }: DocumentFigure,
  { people }: Known,
): DocumentEntryDto {
  const figures = Object.fromEntries(ENTERED_COUNTS.map(name => [name, row[name]]));
  return {
    figures: row.received === null ? null : (figures as unknown as DocumentEntryDto['figures']),
    ...{ source, by: people.get(enteredBy)?.name ?? null, at: enteredAt },
  };
}

/** Who had the most to do first. */
const byLoad = (one: TimeControlRowDto, other: TimeControlRowDto): number =>
  loadOf(other) - loadOf(one) || codeOf(one).localeCompare(codeOf(other));

const codeOf = ({ agency }: Pick<TimeControlRowDto, 'agency'>): string => agency?.code ?? '';

const loadOf = ({ carriedOver, received, movedIn }: TimeControlRowDto): number =>
  carriedOver + received + movedIn;
