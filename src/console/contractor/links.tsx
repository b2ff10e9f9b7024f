import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '../api/queries.js';
import type { CasePage } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { dateTimeWords } from '../words/dates.js';
import { problemWords, useLanguage, useWords } from '../words/use-words.js';
import { LinkDialog } from './link-dialog.js';
import { type ContractorLink, endLink, linksQuery } from './links-api.js';
import './contractor.css';

/** Who else works on the order of one's own agency, and a button to hand it on. */
export function ContractorLinks({ page }: { page: CasePage }) {
  const me = useQuery(sessionQuery).data;
  const order = page.workOrders.find(
    ({ role, state, agency }) => role === 'lead' && state !== 'closed' && agency.code === me?.agency?.code,
  );
  if (!order || page.kind !== 'dispatch' || page.confidential || !me?.rights.includes('workorder.delegate'))
    return null;
  return <OfOrder page={page} orderId={order.id} isAtWork={order.state === 'acknowledged'} />;
}

function OfOrder({ page, orderId, isAtWork }: { page: CasePage; orderId: string; isAtWork: boolean }) {
  const words = useWords();
  const client = useQueryClient();
  const query = linksQuery(orderId, page.timeline[0]?.id ?? '');
  const links = useQuery(query).data?.items ?? [];
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const end = async (link: ContractorLink) => {
    setProblem(null);
    try {
      client.setQueryData(query.queryKey, await endLink(orderId, link.id));
      say('result', words.contractor.links.endedSaid);
    } catch (error) {
      setProblem(problemWords(error, words));
    }
  };
  if (!isAtWork && links.length === 0) return null;
  return (
    <div className="action-buttons">
      {isAtWork && (
        <Button asks onPress={() => setOpen(true)}>
          {words.contractor.links.button}
        </Button>
      )}
      {links.length > 0 && (
        <>
          <h3 id="contractor-links">{words.contractor.links.list}</h3>
          <ul className="contractor-links" aria-labelledby="contractor-links">
            {links.map(link => (
              <li key={link.id}>
                <b>{link.contractor}</b> <Standing link={link} />
                {link.isValid && (
                  <Button
                    look="quiet"
                    aria-label={words.contractor.links.endOf(link.contractor)}
                    onPress={() => void end(link)}
                  >
                    {words.contractor.links.end}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="form-problem" role="alert">
        {problem}
      </p>
      {isOpen && <LinkDialog page={page} orderId={orderId} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Standing({ link }: { link: ContractorLink }) {
  const words = useWords().contractor.links;
  const language = useLanguage();
  const time = (at: string) => dateTimeWords(at, language);
  const until = link.endedAt
    ? words.ended(time(link.endedAt))
    : (link.isValid ? words.valid : words.expired)(time(link.expiresAt));
  const did = [
    link.arrivedAt && words.arrived(time(link.arrivedAt)),
    link.doneAt && words.finished(time(link.doneAt)),
  ].filter(Boolean);
  return <span className="second-line">{[until, ...did].join(' · ')}</span>;
}
