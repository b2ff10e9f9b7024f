import { NumberLink } from '../boards/case-list.js';
import { useNarrow } from '../shell/use-narrow.js';
import { useNames, useWords } from '../words/use-words.js';
import { ExtensionActions } from './extension-actions.js';
import { ExtensionAsker, ExtensionSize, ExtensionState } from './extension-marks.js';
import type { ExtensionOfCase } from './extension-queries.js';

interface Props {
  items: ExtensionOfCase[];
  hasLeft: (one: ExtensionOfCase) => boolean;
}

export function ExtensionList(props: Props) {
  return useNarrow() ? <Cards {...props} /> : <Table {...props} />;
}

function Table({ items, hasLeft }: Props) {
  const text = useWords().clocks.extension;
  return (
    <div className="table-frame">
      <table className="case-table">
        <caption className="hidden-text">{text.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.case}</th>
            <th scope="col">{text.size}</th>
            <th scope="col">{text.reason}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.actions}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(one => (
            <tr key={one.id} className={hasLeft(one) ? 'has-left' : undefined}>
              <th scope="row">
                <About one={one} />
              </th>
              <td>
                <ExtensionSize one={one} />
              </td>
              <td>
                <span className="reason">{one.reason}</span>
                <ExtensionAsker one={one} />
              </td>
              <td>
                <State one={one} hasLeft={hasLeft(one)} />
              </td>
              <td>{!hasLeft(one) && <ExtensionActions one={one} number={one.case.number} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards({ items, hasLeft }: Props) {
  const text = useWords().clocks.extension;
  return (
    <ul className="cards" aria-label={text.caption}>
      {items.map(one => (
        <li key={one.id} className={hasLeft(one) ? 'card has-left' : 'card'}>
          <div className="card-title">
            <About one={one} />
          </div>
          <ExtensionSize one={one} />
          <div>
            <span className="reason">{one.reason}</span>
            <ExtensionAsker one={one} />
          </div>
          <State one={one} hasLeft={hasLeft(one)} />
          {!hasLeft(one) && <ExtensionActions one={one} number={one.case.number} />}
        </li>
      ))}
    </ul>
  );
}

function About({ one }: { one: ExtensionOfCase }) {
  const { name } = useNames();
  return (
    <>
      <NumberLink card={one.case} row={one.id} />
      <span className="second-line">
        {[name(one.case.category), name(one.case.district)].filter(Boolean).join('・')}
      </span>
    </>
  );
}

/** Somebody else was quicker: what was decided is in the other list. */
function State({ one, hasLeft }: { one: ExtensionOfCase; hasLeft: boolean }) {
  const { boards } = useWords();
  if (hasLeft && one.state === 'asked') return <span className="muted">{boards.left}</span>;
  return <ExtensionState one={one} />;
}
