import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Button } from '../shell/controls/button.js';
import { useNames, useWords } from '../words/use-words.js';
import './explained.css';

interface Props {
  /** What the figure is called, as it stands there. */
  name: string;
  /** What it counts, and out of what; without one there is nothing to press. */
  definition: { 'zh-TW': string; en: string } | undefined;
}

/** A figure's name with its definition one press away. */
export function Explained({ name, definition }: Props) {
  const { reports } = useWords();
  const { said } = useNames();
  if (!definition) return name;
  return (
    <span className="explained-name">
      {name}
      <DialogTrigger>
        <Button look="quiet" icon="info" aria-label={reports.explain(name)} />
        <Popover className="popover explanation">
          <Dialog className="dialog" aria-label={reports.explain(name)}>
            <p>{said(definition)}</p>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </span>
  );
}

/** The heading of a column, or of a row of figures. Cell by cell its name is read alone. */
export const ExplainedHeading = ({ scope = 'col', ...props }: Props & { scope?: 'col' | 'row' }) => (
  <th scope={scope} abbr={props.name}>
    <Explained {...props} />
  </th>
);
