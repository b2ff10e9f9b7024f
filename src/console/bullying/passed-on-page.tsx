import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { Page } from '../shell/page.js';
import { RowList } from '../shell/row-list.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { passedOnQuery } from './bullying-queries.js';

/** For whoever passes reports on: the numbers, and nothing else. */
export function PassedOnPage() {
  const text = useWords().bullying;
  return (
    <Page
      title={text.title}
      lead={<p className="lead">{text.passedOnLead}</p>}
      actions={
        <ButtonLink to="/bullying/new" look="primary" icon="plus">
          {text.passOn}
        </ButtonLink>
      }
    >
      <Loaded query={useQuery(passedOnQuery)} skeleton={<Skeleton lines={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={text.nonePassedOn} hint={text.nonePassedOnHint} icon="sent" />
          ) : (
            <RowList
              caption={text.passedOn}
              items={items.map(one => ({ ...one, id: one.number }))}
              columns={[
                { name: text.number, cell: ({ number }) => <span className="tabular">{number}</span> },
                { name: text.passedOnAt, cell: ({ passedOnAt }) => <DateTime at={passedOnAt} /> },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
