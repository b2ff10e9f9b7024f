/** Reports that are alike in all that is counted. */
export interface Alike {
  source: string;
  accepted: boolean | null;
  handling: string | null;
  reports: number;
}

export interface CodeCount {
  code: string;
  count: number;
}

interface Tables {
  accepted: number;
  notAccepted: number;
  /** Of those decided. */
  total: number;
  waiting: number;
  sources: CodeCount[];
  handlings: CodeCount[];
}

interface Choices {
  sources: readonly { code: string }[];
  handlings: readonly { code: string }[];
}

/** Accepted, and nothing was noted about it yet. */
export const NOTHING_YET = 'none';

/** 通報數、來源、處理情形, as printed for 112: the second table sums up to the decided ones, the third to the accepted. */
export function bullyingTables(rows: readonly Alike[], { sources, handlings }: Choices): Tables {
  const decided = rows.filter(({ accepted }) => accepted !== null);
  const accepted = decided.filter(one => one.accepted);
  return {
    accepted: sum(accepted),
    notAccepted: sum(decided) - sum(accepted),
    total: sum(decided),
    waiting: sum(rows) - sum(decided),
    sources: byCode(decided, ({ source }) => source, sources),
    handlings: byCode(accepted, ({ handling }) => handling ?? NOTHING_YET, handlings),
  };
}

const sum = (rows: readonly Alike[]): number => rows.reduce((all, { reports }) => all + reports, 0);

/** By what the city has, and after that what it had. */
function byCode(
  rows: readonly Alike[],
  codeOf: (one: Alike) => string,
  known: readonly { code: string }[],
): CodeCount[] {
  const codes = new Set([...known.map(({ code }) => code), ...rows.map(codeOf)]);
  return [...codes].map(code => ({ code, count: sum(rows.filter(one => codeOf(one) === code)) }));
}
