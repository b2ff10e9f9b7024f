import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../api/types.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { DateTime } from '../shell/date-time.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { SetSubstitute } from './set-substitute.js';
import { RENEWS, type Substitute, substitutesQuery } from './substitute-queries.js';

interface Props {
  me: Me;
  /** The own one, or one below it. */
  agency: string;
}

/** Who is away in an agency, and who stands in: each says it for themselves, the chief for everybody. */
export function SubstitutesPanel({ me, agency }: Props) {
  const { absence: text } = useWords();
  const query = useQuery(substitutesQuery(agency));
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <section className="account-part" aria-labelledby="substitutes">
      <h2 id="substitutes">{text.title}</h2>
      <p className="lead">{text.lead}</p>
      <Loaded query={query} skeleton={<Skeleton lines={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{text.empty}</p>
          ) : (
            <ul className="extensions" aria-labelledby="substitutes">
              {items.map(one => (
                <Item key={one.id} one={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <p>
        <Button asks onPress={() => setOpen(true)}>
          {text.set}
        </Button>
      </p>
      <Dialog title={text.setTitle} isOpen={isOpen} onClose={close}>
        <SetSubstitute me={me} agency={agency} onClose={close} />
      </Dialog>
    </section>
  );
}

function Item({ one }: { one: Substitute }) {
  const { absence: text } = useWords();
  const { send, isWorking, problem } = usePost(RENEWS);
  const end = () => send(`/substitutes/${one.id}/actions/end`, { version: one.version }, text.ended);
  return (
    <li>
      <p>
        <b>{text.line(one.staff.name, one.substitute.name)}</b> {one.isNow ? text.now : text.coming}
      </p>
      <p className="muted">
        <DateTime at={one.fromAt} /> {text.until} <DateTime at={one.untilAt} />
      </p>
      {one.byChief && <p>{text.byChief}</p>}
      {one.mayEnd && (
        <Button isWorking={isWorking} aria-label={text.endOf(one.staff.name)} onPress={() => void end()}>
          {text.end}
        </Button>
      )}
      <p className="form-problem" role="alert">
        {problem}
      </p>
    </li>
  );
}
