import { useCity } from '../api/queries.js';
import type { StaffAccount, StaffAction } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { Icon } from '../shell/icons.js';
import { useNarrow } from '../shell/use-narrow.js';
import { useNames, useWords } from '../words/use-words.js';

interface Props {
  items: StaffAccount[];
  onAct: (action: StaffAction, account: StaffAccount) => void;
}

export function StaffTable({ items, onAct }: Props) {
  const words = useWords();
  const isNarrow = useNarrow();
  const text = words.staff;
  if (isNarrow)
    return (
      <ul className="cards" aria-label={text.caption}>
        {items.map(account => (
          <li key={account.id} className="card">
            <div className="card-title">
              {account.name} <span className="muted">{account.username}</span>
            </div>
            <div className="card-line">
              <Post account={account} />
            </div>
            <div className="card-line">
              <Status account={account} />
            </div>
            <Actions account={account} onAct={onAct} />
          </li>
        ))}
      </ul>
    );
  return (
    <div className="table-frame">
      <table className="case-table">
        <caption className="hidden-text">{text.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.person}</th>
            <th scope="col">{text.role}</th>
            <th scope="col">{text.status}</th>
            <th scope="col">{text.lastSignIn}</th>
            <th scope="col">{text.actions}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(account => (
            <tr key={account.id}>
              <th scope="row">
                {account.name}
                <span className="second-line">{account.username}</span>
              </th>
              <td>
                <Post account={account} />
              </td>
              <td>
                <Status account={account} />
              </td>
              <td>
                {account.lastSignInAt ? (
                  <DateTime at={account.lastSignInAt} />
                ) : (
                  <span className="muted">{text.never}</span>
                )}
              </td>
              <td>
                <Actions account={account} onAct={onAct} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Post({ account }: { account: StaffAccount }) {
  const words = useWords();
  const { name } = useNames();
  const city = useCity();
  const agency = city?.agencies.find(({ code }) => code === account.agency);
  const districts = (account.districts ?? []).map(code =>
    name(city?.districts.find(district => district.code === code)),
  );
  return (
    <>
      {words.roles[account.role]}
      <span className="second-line">
        {[agency ? name(agency) : account.agency, districts.join(words.states.and)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

/** Icon and word, and what else one must know about it. */
function Status({ account }: { account: StaffAccount }) {
  const text = useWords().staff;
  const status = account.dormant ? 'dormant' : account.status;
  const notes: (string | false)[] = [
    account.sso && text.sso,
    account.status === 'active' && !account.hasPassword && !account.sso && text.invited,
    account.mustChange && text.mustChange,
    account.ordersInHand > 0 && text.inHand(account.ordersInHand),
  ];
  return (
    <>
      <span className="staff-status">
        <Icon name={status === 'active' ? 'check' : status === 'dormant' ? 'clock' : 'cross'} />
        {text.statuses[status]}
      </span>
      {notes.some(Boolean) && <span className="second-line">{notes.filter(Boolean).join(' · ')}</span>}
    </>
  );
}

function Actions({ account, onAct }: { account: StaffAccount; onAct: Props['onAct'] }) {
  const text = useWords().staff;
  return (
    <div className="staff-actions">
      {account.actions.map(action => (
        <Button
          key={action}
          asks
          look="quiet"
          aria-label={text.of(text.names[action], account.name)}
          onPress={() => onAct(action, account)}
        >
          {text.names[action]}
        </Button>
      ))}
    </div>
  );
}
