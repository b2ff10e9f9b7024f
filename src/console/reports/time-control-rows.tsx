import type { TimeControl } from '../api/types.js';
import { Rate } from '../manager/rate.js';
import { TableFrame } from '../shell/table-frame.js';
import { useNames, useWords } from '../words/use-words.js';
import { ExplainedHeading } from './explained.js';

type Figures = TimeControl['total'];
const ENTERED = [
  'carriedOver',
  'received',
  'closedInTime',
  'closedLate',
  'openInTime',
  'openOverdue',
] as const;
const COUNTS = [
  ...(['carriedOver', 'received', 'movedIn', 'movedOut', 'closedInTime', 'closedLate'] as const),
  ...(['cancelled', 'openInTime', 'openOverdue'] as const),
];

/** Which definition says what a column is. */
const EXPLAINED = {
  carriedOver: 'carriedOver',
  received: 'received',
  movedIn: 'moved',
  movedOut: 'moved',
  closedInTime: 'closed',
  closedLate: 'closed',
  cancelled: 'cancelled',
  openInTime: 'openAtEnd',
  openOverdue: 'openAtEnd',
  onTime: 'closingRate',
  original: 'closingRate',
  averageDays: 'days',
};

/** One class of documents, by agency; of what was entered, what that says and where it comes from. */
export function TimeControlRows({ report }: { report: TimeControl }) {
  const text = useWords().reports.timeControl;
  const { name } = useNames();
  const isEntered = report.documentClass.basis === 'entered';
  const counts = isEntered ? ENTERED : COUNTS;
  const label = text.ofClass(name(report.documentClass), text.basisOf[report.documentClass.basis]);
  const columns = [...counts, 'onTime', ...(isEntered ? [] : ['original', 'averageDays'])];
  return (
    <TableFrame label={label}>
      <table className="plain-table number-table wide-table">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{text.agency}</th>
            {columns.map(figure => (
              <ExplainedHeading
                key={figure}
                name={text.figure[figure as keyof typeof text.figure]}
                definition={report.definitions[EXPLAINED[figure as keyof typeof EXPLAINED]]}
              />
            ))}
            {isEntered && <th scope="col">{text.source}</th>}
          </tr>
        </thead>
        <tbody>
          {report.rows.map(row => (
            <Row
              key={row.agency?.code ?? ''}
              name={row.agency ? name(row.agency) : text.nobody}
              {...{ figures: row, counts, isEntered }}
              source={sourceOf(row, text.before)}
            />
          ))}
        </tbody>
        <tfoot>
          <Row name={text.total} figures={report.total} {...{ counts, isEntered }} source="" />
        </tfoot>
      </table>
    </TableFrame>
  );
}

/** The latest, and how often it was entered before. */
function sourceOf({ entered }: TimeControl['rows'][number], before: (times: number) => string): string {
  const [latest, ...earlier] = entered;
  if (!latest) return '';
  return `${latest.source}${latest.by ? `（${latest.by}）` : ''}${earlier.length > 0 ? before(earlier.length) : ''}`;
}

interface Shown {
  name: string;
  figures: Figures;
  counts: readonly (typeof COUNTS)[number][];
  isEntered: boolean;
  source: string;
}

function Row({ name, figures, counts, isEntered, source }: Shown) {
  const { states } = useWords();
  return (
    <tr>
      <th scope="row">{name}</th>
      {counts.map(figure => (
        <td key={figure}>{figures[figure].toLocaleString('en')}</td>
      ))}
      <Rate value={figures.onTimePercent} />
      {isEntered ? (
        <td>{source}</td>
      ) : (
        <>
          <Rate value={figures.originalOnTimePercent} />
          <td>{figures.averageDays ?? states.nothing}</td>
        </>
      )}
    </tr>
  );
}
