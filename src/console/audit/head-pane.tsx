import { useQuery } from '@tanstack/react-query';
import { Icon } from '../shell/icons.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords, rocDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { type AuditHead, headQuery } from './audit-api.js';

/** Where the sealed log stands, when it was gone through, and its head to be kept elsewhere. */
export function HeadPane() {
  const { audit } = useWords();
  const query = useQuery(headQuery);
  return (
    <section className="audit-head" aria-labelledby="audit-head">
      <h2 id="audit-head">{audit.head}</h2>
      <p className="muted">{audit.headLead}</p>
      <Loaded query={query} skeleton={<Skeleton lines={4} height="text" />}>
        {head => <Head head={head} />}
      </Loaded>
    </section>
  );
}

function Head({ head }: { head: AuditHead }) {
  const { audit } = useWords();
  const language = useLanguage();
  const day = (date: string) => (language === 'en' ? date : rocDay(date));
  return (
    <>
      <dl className="audit-facts">
        <dt>{audit.position}</dt>
        <dd className="tabular">{head.position}</dd>
        <dt>{audit.hash}</dt>
        <dd>
          <code>{head.hash}</code>
        </dd>
        <dt>{audit.lastExport}</dt>
        <dd>{head.lastExport ? day(head.lastExport) : audit.noExport}</dd>
        <dt>{audit.lastCheck}</dt>
        <dd>
          <LastCheck check={head.lastCheck} />
        </dd>
      </dl>
      <a className="button plain" href="/api/audit/head" download={`head-${head.position}.json`}>
        <Icon name="download" />
        {audit.keep}
      </a>
    </>
  );
}

function LastCheck({ check }: { check: AuditHead['lastCheck'] }) {
  const { audit } = useWords();
  const language = useLanguage();
  if (!check) return <span>{audit.noCheck}</span>;
  const time = dateTimeWords(check.at, language);
  if (check.faults === 0) return <span>{audit.sound(time, check.position)}</span>;
  return (
    <b className="audit-faults">
      <Icon name="alarm" /> {audit.faults(time, check.faults)}
    </b>
  );
}
