import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NumberLink } from '../boards/case-list.js';
import { ItemMarks } from '../boards/marks.js';
import { Button } from '../shell/controls/button.js';
import { RowList } from '../shell/row-list.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';
import { MemberFacts } from './member-facts.js';
import { MergeGroupDialog } from './merge-group-dialog.js';
import { type Surge, type SurgeGroup, surgeGroupsQuery } from './surge-queries.js';

/** More of a group are counted here, and named before they are merged. */
const MOST_NAMED = 5;

/** What came in during a surge and may be one and the same: looked at, and merged at once. */
export function SurgeGroups({ surge: { id, reason } }: { surge: Surge }) {
  const text = useWords().surge;
  const query = useQuery(surgeGroupsQuery(id));
  const { name } = useNames();
  const [merging, setMerging] = useState<SurgeGroup | null>(null);
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{text.groups}</h2>
      <p className="muted">{text.groupsLead(reason)}</p>
      <Loaded query={query} skeleton={<Skeleton lines={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={text.groupsNone} hint={text.groupsNoneHint} icon="check" />
          ) : (
            <RowList
              caption={text.groups}
              items={items.map(group => ({ ...group, id: group.lead.id }))}
              columns={[
                {
                  name: text.lead,
                  cell: ({ lead }) => (
                    <>
                      <NumberLink card={lead} />
                      <span className="second-line">
                        {name(lead.category)} <ItemMarks of={{ ...lead, surge: false }} />
                      </span>
                    </>
                  ),
                },
                {
                  name: text.place,
                  cell: ({ lead }) => [name(lead.district), lead.place].filter(Boolean).join(' '),
                },
                { name: text.holder, cell: ({ lead }) => name(lead.agency) },
                { name: text.members, cell: ({ members }) => <Members of={members} /> },
                {
                  name: text.mergeAll,
                  cell: group => (
                    <Button
                      asks
                      aria-label={text.mergeAllOf(group.lead.number)}
                      onPress={() => setMerging(group)}
                    >
                      {text.mergeAll}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {merging && <MergeGroupDialog group={merging} onClose={() => setMerging(null)} />}
    </section>
  );
}

function Members({ of }: { of: SurgeGroup['members'] }) {
  const text = useWords().surge;
  return (
    <>
      {of.slice(0, MOST_NAMED).map(one => (
        <div key={one.id}>
          <NumberLink card={one} />
          <MemberFacts of={one} />
        </div>
      ))}
      {of.length > MOST_NAMED && <span className="muted">{text.others(of.length - MOST_NAMED)}</span>}
    </>
  );
}
