import { useQuery } from '@tanstack/react-query';
import { useCity } from '../api/queries.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { TableFrame } from '../shell/table-frame.js';
import { useNames, useWords } from '../words/use-words.js';
import { type RetentionRule, rulesQuery } from './queries.js';

export function Rules() {
  const text = useWords().privacy.retention;
  const query = useQuery(rulesQuery);
  return (
    <section className="privacy-section" aria-labelledby="retention-rules">
      <h2 id="retention-rules">{text.rules}</h2>
      <Loaded query={query} skeleton={<Skeleton lines={4} />}>
        {({ rules }) =>
          rules.length === 0 ? (
            <Empty title={text.noRules} hint={text.noRulesHint} icon="calendar" />
          ) : (
            <>
              <Table rules={rules} />
              <p className="muted">{text.statistics}</p>
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Table({ rules }: { rules: RetentionRule[] }) {
  const {
    states,
    privacy: { retention: text },
  } = useWords();
  const { name, said } = useNames();
  const categories = useCity()?.categories ?? [];
  const kept = (years: number | 'permanent' | null): string =>
    years === null ? '—' : years === 'permanent' ? text.permanent : text.years(years);
  return (
    <TableFrame label={text.rules}>
      <table className="case-table">
        <caption className="hidden-text">{text.rules}</caption>
        <thead>
          <tr>
            {[text.rule, text.applies, text.person, text.texts, text.attachments, text.basis].map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map(rule => (
            <tr key={rule.code}>
              <th scope="row">{name(rule)}</th>
              <td>
                {text.kinds[rule.kind]}
                <span className="second-line">
                  {rule.categories.length === 0
                    ? text.rest
                    : rule.categories
                        .map(code => name(categories.find(category => category.code === code)) || code)
                        .join(states.and)}
                </span>
              </td>
              <td className="tabular">{kept(rule.person)}</td>
              <td className="tabular">{kept(rule.texts)}</td>
              <td className="tabular">{kept(rule.attachments)}</td>
              <td>
                {said(rule.basis)}
                {rule.proposed && <span className="second-line">{text.suggested}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
