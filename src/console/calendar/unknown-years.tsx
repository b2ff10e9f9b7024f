import { useQuery } from '@tanstack/react-query';
import { serverNow } from '../live/server-time.js';
import { Button } from '../shell/controls/button.js';
import { isoDay } from '../words/dates.js';
import { useWords } from '../words/use-words.js';
import { yearQuery } from './queries.js';
import { Notice } from './year-view.js';

/** From this month on limits run into the next year, whose calendar was published in summer. */
const NEXT_FROM_MONTH = 10;

interface Props {
  /** The one that is looked at. */
  year: number;
  mayImport: boolean;
  onSee: (year: number) => void;
}

/** Years that limits are counted in, and whose holidays nobody has loaded. */
export function UnknownYears({ year, mayImport, onSee }: Props) {
  const { unknown, yearName } = useWords().calendar;
  const data = useQuery(yearQuery(year)).data;
  if (!data) return null;
  const today = isoDay(serverNow());
  const present = Number(today.slice(0, 4));
  const needed = Number(today.slice(5, 7)) >= NEXT_FROM_MONTH ? [present, present + 1] : [present];
  const missing = [...new Set([year, ...needed])].filter(one =>
    one === year ? !data.known : !data.years.includes(one),
  );
  return missing.map(one => (
    <Notice key={one} title={unknown.title(yearName(one))}>
      <p>{one > present ? unknown.next(yearName(one)) : unknown.lead}</p>
      <p>{mayImport ? unknown.do : unknown.ask}</p>
      {one !== year && (
        <Button look="quiet" onPress={() => onSee(one)}>
          {unknown.see(yearName(one))}
        </Button>
      )}
    </Notice>
  ));
}
