import { AboutCase } from '../boards/about-case.js';
import { RowList } from '../shell/row-list.js';
import { useWords } from '../words/use-words.js';
import { ExtensionActions } from './extension-actions.js';
import { ExtensionAsker, ExtensionSize, ExtensionState } from './extension-marks.js';
import type { ExtensionOfCase } from './extension-queries.js';

interface Props {
  items: ExtensionOfCase[];
  hasLeft: (one: ExtensionOfCase) => boolean;
}

export function ExtensionList({ items, hasLeft }: Props) {
  const text = useWords().clocks.extension;
  return (
    <RowList
      caption={text.caption}
      items={items}
      hasLeft={hasLeft}
      columns={[
        { name: text.case, cell: one => <AboutCase of={one.case} row={one.id} /> },
        { name: text.size, cell: one => <ExtensionSize one={one} /> },
        { name: text.reason, cell: one => <Reason one={one} /> },
        { name: text.state, cell: one => <State one={one} hasLeft={hasLeft(one)} /> },
        {
          name: text.actions,
          cell: one => !hasLeft(one) && <ExtensionActions one={one} number={one.case.number} />,
        },
      ]}
    />
  );
}

function Reason({ one }: { one: ExtensionOfCase }) {
  return (
    <>
      <span className="reason">{one.reason}</span>
      <ExtensionAsker one={one} />
    </>
  );
}

/** Somebody else was quicker: what was decided is in the other list. */
function State({ one, hasLeft }: { one: ExtensionOfCase; hasLeft: boolean }) {
  const { boards } = useWords();
  if (hasLeft && one.state === 'asked') return <span className="muted">{boards.left}</span>;
  return <ExtensionState one={one} />;
}
