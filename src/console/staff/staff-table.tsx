import { useCity } from '../api/queries.js';
import type { StaffAccount, StaffAction } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { Icon } from '../shell/icons.js';
import { RowList } from '../shell/row-list.js';
import { useNames, useWords } from '../words/use-words.js';

interface Props {
  items: StaffAccount[];
  onAct: (action: StaffAction, account: StaffAccount) => void;
}

export function StaffTable({ items, onAct }: Props) {
  const text = useWords().staff;
  return (
    <RowList
      caption={text.caption}
      items={items}
      columns={[
        { name: text.person, cell: account => <Person account={account} /> },
        { name: text.role, cell: account => <Post account={account} /> },
        { name: text.status, cell: account => <Status account={account} /> },
        { name: text.lastSignIn, cell: account => <LastSignIn account={account} /> },
        { name: text.actions, cell: account => <Actions account={account} onAct={onAct} /> },
      ]}
      card={account => (
        <>
          <div>
            <Post account={account} />
          </div>
          <div>
            <Status account={account} />
          </div>
          <Actions account={account} onAct={onAct} />
        </>
      )}
    />
  );
}

function Person({ account }: { account: StaffAccount }) {
  return (
    <>
      {account.name}
      <span className="second-line">{account.username}</span>
    </>
  );
}

function LastSignIn({ account: { lastSignInAt } }: { account: StaffAccount }) {
  const text = useWords().staff;
  return lastSignInAt ? <DateTime at={lastSignInAt} /> : <span className="muted">{text.never}</span>;
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
