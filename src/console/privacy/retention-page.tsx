import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { useWords } from '../words/use-words.js';
import { DeletionLog } from './deletion-log.js';
import { Holds } from './holds.js';
import { ProposalList } from './proposal-list.js';
import { ProposeDialog } from './propose-dialog.js';
import { proposalsQuery } from './queries.js';
import { Rules } from './rules.js';
import './privacy.css';

/** What is kept for how long, which lists wait, what was deleted, and what is held. */
export function RetentionPage({ me }: { me: Me }) {
  const text = useWords().privacy.retention;
  const [isProposing, setProposing] = useState(false);
  const lists = useQuery(proposalsQuery);
  return (
    <Page
      title={text.title}
      lead={<p className="lead">{text.lead}</p>}
      actions={
        me.rights.includes('retention.propose') && (
          <Button asks look="primary" isDisabled={!lists.data} onPress={() => setProposing(true)}>
            {text.propose}
          </Button>
        )
      }
    >
      <ProposalList />
      <Holds mayHold={me.rights.includes('retention.hold')} />
      <Rules />
      <DeletionLog />
      {isProposing && <ProposeDialog onClose={() => setProposing(false)} />}
    </Page>
  );
}
