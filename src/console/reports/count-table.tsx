import { TableFrame } from '../shell/table-frame.js';
import { useWords } from '../words/use-words.js';

interface Props {
  id: string;
  title: string;
  /** What is counted. */
  unit: string;
  rows: { key: string; name: string; count: number }[];
  total: number;
}

/** How many of each, and of all. */
export function CountTable({ id, title, unit, rows, total }: Props) {
  const { services: text, ...words } = useWords();
  return (
    <section className="day-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <TableFrame label={title}>
        <table className="plain-table number-table">
          <caption className="hidden-text">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.reports.annual.figure}</th>
              <th scope="col">{unit}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, count }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>{count.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{text.total}</th>
              <td>{total.toLocaleString('en')}</td>
            </tr>
          </tfoot>
        </table>
      </TableFrame>
    </section>
  );
}
