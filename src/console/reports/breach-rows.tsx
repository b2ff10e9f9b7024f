import type { BreachReport } from '../api/types.js';
import { spanWords } from '../boards/marks.js';
import { Rate } from '../manager/rate.js';
import { Button } from '../shell/controls/button.js';
import { TableFrame } from '../shell/table-frame.js';
import { useNames, useWords } from '../words/use-words.js';
import { useClockName } from './clock-name.js';
import { ExplainedHeading } from './explained.js';
import { useAsked } from './use-asked.js';

export type BreachRow = BreachReport['rows'][number];
type Figures = BreachReport['total'];

/** How a row is called: nobody's has no name, an hour is a span. */
export function useRowName(by: BreachReport['by']): (row: Pick<BreachRow, 'key' | 'name'>) => string {
  const words = useWords();
  const { name } = useNames();
  return row => {
    if (row.key === '') return words.reports.breaches.none[by];
    if (by === 'hour') return `${row.key}–${String(Number(row.key) + 1).padStart(2, '0')}`;
    if (by === 'channel') return words.domain.channel[row.key] ?? row.key;
    return row.name ? name(row.name) : row.key;
  };
}

const COLUMNS = [
  ...(['due', 'met', 'missed', 'openOverdue', 'onTime', 'original'] as const),
  ...(['extended', 'running', 'oldest'] as const),
];

/** One row for each, the most late first; every figure leads to its cases. */
export function BreachRows({ report }: { report: BreachReport }) {
  const words = useWords();
  const text = words.reports.breaches;
  const nameOf = useRowName(report.by);
  const clockName = useClockName();
  const caption = text.caption(clockName(report.clock), text.dimension[report.by]);
  const { figure } = text;
  return (
    <section className="day-section" aria-labelledby="breach-rows">
      <h2 id="breach-rows">{text.rows}</h2>
      <TableFrame label={caption}>
        <table className="plain-table number-table">
          <caption className="hidden-text">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{text.name}</th>
              {COLUMNS.map(column => (
                <ExplainedHeading
                  key={column}
                  name={figure[column]}
                  definition={report.definitions[column]}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {report.rows.map(row => (
              <Row key={row.key} figures={row} name={nameOf(row)} rowKey={row.key} />
            ))}
          </tbody>
          <tfoot>
            <Row figures={report.total} name={text.total} rowKey={null} />
          </tfoot>
        </table>
      </TableFrame>
    </section>
  );
}

function Row({ figures, name, rowKey }: { figures: Figures; name: string; rowKey: string | null }) {
  const words = useWords();
  const { figure } = words.reports.breaches;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{figures.due.toLocaleString('en')}</td>
      <Counted count={figures.met} verdict="met" of={figure.met} name={name} rowKey={rowKey} />
      <Counted count={figures.missed} verdict="missed" of={figure.missed} name={name} rowKey={rowKey} />
      <Counted
        count={figures.openOverdue}
        verdict="open_overdue"
        of={figure.openOverdue}
        name={name}
        rowKey={rowKey}
      />
      <Rate value={figures.onTimePercent} />
      <Rate value={figures.originalOnTimePercent} />
      <td>{figures.extended.toLocaleString('en')}</td>
      <Counted count={figures.running} verdict="running" of={figure.running} name={name} rowKey={rowKey} />
      <td>
        {figures.openOverdue > 0 ? spanWords(figures.oldestMinutes * 60_000, words) : words.states.nothing}
      </td>
    </tr>
  );
}

interface CountedProps {
  count: number;
  verdict: string;
  of: string;
  name: string;
  rowKey: string | null;
}

function Counted({ count, verdict, of, name, rowKey }: CountedProps) {
  const text = useWords().reports.breaches;
  const { set } = useAsked();
  const shown = count.toLocaleString('en');
  if (count === 0) return <td>{shown}</td>;
  return (
    <td>
      <Button
        look="quiet"
        aria-label={`${shown} ${text.show(of, name)}`}
        onPress={() => set({ show: verdict, key: rowKey }, true)}
      >
        {shown}
      </Button>
    </td>
  );
}
