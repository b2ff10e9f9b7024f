import { NumberLink } from '../boards/case-list.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { useNarrow } from '../shell/use-narrow.js';
import { useNames, useWords } from '../words/use-words.js';
import type { AuditRow, AuditSearch } from './audit-api.js';

interface Props {
  rows: AuditRow[];
  onFollow: (search: AuditSearch) => void;
}

/** A real table; on a phone a list with the same facts. */
export function Results(props: Props) {
  return useNarrow() ? <Cards {...props} /> : <Table {...props} />;
}

function Table({ rows, onFollow }: Props) {
  const { audit } = useWords();
  const { said } = useNames();
  return (
    <div className="table-frame">
      <table className="case-table audit-table">
        <caption className="hidden-text">{audit.caption}</caption>
        <thead>
          <tr>
            {(['at', 'who', 'what', 'about'] as const).map(column => (
              <th key={column} scope="col">
                {audit.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <th scope="row">
                <DateTime at={row.at} />
              </th>
              <td>
                <Who who={row.who} kind={row.actorKind} onFollow={onFollow} />
              </td>
              <td>
                <span>{said(row.what)}</span>
                <Reason row={row} />
              </td>
              <td>
                <About row={row} onFollow={onFollow} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards({ rows, onFollow }: Props) {
  const { audit } = useWords();
  const { said } = useNames();
  return (
    <ul className="cards" aria-label={audit.caption}>
      {rows.map(row => (
        <li key={row.id} className="card">
          <span className="card-line">
            <b>{said(row.what)}</b>
            <DateTime at={row.at} />
          </span>
          <Who who={row.who} kind={row.actorKind} onFollow={onFollow} />
          <About row={row} onFollow={onFollow} />
          <Reason row={row} />
        </li>
      ))}
    </ul>
  );
}

/** What somebody wrote stands as it is; what the program wrote is a code, or several. */
function Reason({ row: { reason, action } }: { row: AuditRow }) {
  const { audit } = useWords();
  if (!reason) return null;
  const words = action === 'session.refused' ? { ...audit.codes, ...audit.refusals } : audit.codes;
  const said = reason.split(' ').map(code => words[code]);
  return (
    <span className="second-line audit-reason">
      {said.every(word => word !== undefined) ? said.join(' · ') : reason}
    </span>
  );
}

export function Who({
  who,
  kind,
  onFollow,
}: Pick<Props, 'onFollow'> & { who: AuditRow['who']; kind: string }) {
  const words = useWords();
  const { name } = useNames();
  if (!who) return <span>{words.audit.actorKinds[kind] ?? kind}</span>;
  const place = [words.roles[who.role] ?? who.role, name(who.agency)].filter(Boolean).join(' · ');
  return (
    <span>
      {who.name}{' '}
      <Button
        look="quiet"
        aria-label={`${words.audit.theirReadings} ${who.username}`}
        onPress={() => onFollow({ account: who.username })}
      >
        {who.username}
      </Button>
      <span className="second-line">{place}</span>
    </span>
  );
}

const SHORT = 8;

export const shortId = (id: string): string => id.slice(-SHORT);

/** Who it was about, without saying who that is; the case as a link only for those who may open it. */
export function About({ row, onFollow }: Pick<Props, 'onFollow'> & { row: Aimed }) {
  const { audit } = useWords();
  const { personId } = row;
  const short = shortId(personId ?? '');
  return (
    <span className="audit-about">
      {row.case &&
        (row.case.mayOpen ? (
          <NumberLink card={row.case} />
        ) : (
          <span className="number">{row.case.number}</span>
        ))}
      {personId && (
        <Button
          look="quiet"
          aria-label={`${audit.whoElse} ${audit.personId(short)}`}
          onPress={() => onFollow({ person: { id: personId } })}
        >
          {audit.personId(short)}
        </Button>
      )}
      {row.account ? <span>{audit.aboutAccount(row.account)}</span> : <Subject subject={row.subject} />}
    </span>
  );
}

type Aimed = Pick<AuditRow, 'case' | 'personId'> & Partial<Pick<AuditRow, 'account' | 'subject'>>;

const HAS_ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** A code says something to a reader, an id only to a file. */
function Subject({ subject }: { subject: string | null | undefined }) {
  const { audit } = useWords();
  if (!subject || HAS_ID.test(subject)) return null;
  return <span className="second-line">{audit.grounds[subject.replace(/^ground:/, '')] ?? subject}</span>;
}
