import { Icon } from '../shell/icons.js';
import { TableFrame } from '../shell/table-frame.js';
import { useNames, useWords } from '../words/use-words.js';
import type { WorksReview } from './works-queries.js';

/** Each agency with what was reported of its works, and whether it is invited and why. */
export function ReviewRows({ report }: { report: WorksReview }) {
  const { worksReview: text, states } = useWords();
  const { name } = useNames();
  const title = `${text.title} ${text.ofYear(report.year)}`;
  return (
    <TableFrame label={title}>
      <table className="plain-table review-table">
        <caption className="hidden-text">{title}</caption>
        <thead>
          <tr>
            {[text.agency, text.reports, text.notContent, text.invited, text.why].map(heading => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.agencies.map(({ agency, reports, notContent, invited, why }) => (
            <tr key={agency.code}>
              <th scope="row">{name(agency)}</th>
              <td>{reports.toLocaleString('en')}</td>
              <td>{notContent.toLocaleString('en')}</td>
              <td>
                {invited ? (
                  <b>
                    <Icon name="check" /> {text.yes}
                  </b>
                ) : (
                  text.no
                )}
              </td>
              <td>{why.map(code => text.whys[code]).join(states.and)}</td>
            </tr>
          ))}
          {report.nobodys + report.nobodysNotContent > 0 && (
            <tr>
              <th scope="row">{text.nobodys}</th>
              <td>{report.nobodys.toLocaleString('en')}</td>
              <td>{report.nobodysNotContent.toLocaleString('en')}</td>
              <td />
              <td />
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            <td>{report.reports.toLocaleString('en')}</td>
            <td>{report.notContent.toLocaleString('en')}</td>
            <td colSpan={2}>{text.invitedInAll(report.invited)}</td>
          </tr>
        </tfoot>
      </table>
    </TableFrame>
  );
}
