import type { Me } from '../api/types.js';
import { Page } from '../shell/page.js';
import { useWords } from '../words/use-words.js';
import { Inspections } from './inspections.js';
import { ProposalsOfWorks } from './proposals.js';
import { ReviewOfWorks } from './review.js';
import './works.css';

/** 全民督工: what wants an inspection without notice, what was inspected, and who is invited to talk about the year. */
export function WorksPage({ me }: { me: Me }) {
  const { works: text } = useWords();
  const mayDecide = me.rights.includes('inspection.decide');
  return (
    <Page title={text.title} lead={<p className="lead">{text.lead}</p>}>
      <ProposalsOfWorks mayDecide={mayDecide} />
      <Inspections mayDecide={mayDecide} />
      <ReviewOfWorks />
    </Page>
  );
}
