import type { CasePage } from '../api/types.js';
import { useNames, useWords } from '../words/use-words.js';
import { ArbitrationItem } from './arbitration-item.js';
import { DecideArbitration } from './decide-arbitration.js';
import { ReturnItem } from './return-item.js';

/** What has become of the case between agencies, and what a citizen who asks is told. */
export function ReturnsOfCase({ page }: { page: CasePage }) {
  const { returns: text } = useWords();
  const { said } = useNames();
  const { whereabouts, returns, arbitrations, number } = page;
  if (returns.length + arbitrations.length === 0) return null;
  return (
    <>
      <h3 id="returns">{text.heading}</h3>
      {whereabouts.returned > 0 && <p>{text.nth(whereabouts.returned)}</p>}
      {whereabouts.why && <p className="muted">{said(whereabouts.why)}</p>}
      <ul className="extensions" aria-labelledby="returns">
        {returns.map(one => (
          <li key={one.id}>
            <ReturnItem one={one} number={number} />
          </li>
        ))}
        {arbitrations.map(one => (
          <li key={one.id}>
            <ArbitrationItem one={one} />
            <DecideArbitration one={one} number={number} isOfDistrict={page.district !== null} />
          </li>
        ))}
      </ul>
    </>
  );
}
