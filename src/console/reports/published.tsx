import { Link } from 'react-router';
import type { Published } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { monthWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

interface Props {
  published: Published;
  mayRead: boolean;
  /** Null where what is asked is narrowed, and so always of now. */
  onAsk: ((figures: Published['figures']) => void) | null;
}

/** Whose figures of closed months these are, and the way to the others. */
export function PublishedNotice({ published: { figures, months, changed }, mayRead, onAsk }: Props) {
  const words = useWords();
  const language = useLanguage();
  if (months.length === 0) return null;
  const { notice } = words.reports.months;
  const written = (month: string) => monthWords(month, language);
  const [first, last] = [months[0]?.month ?? '', months.at(-1)?.month ?? ''];
  const listed = first === last ? written(first) : `${written(first)}–${written(last)}`;
  const other = figures === 'published' ? 'current' : 'published';
  return (
    <p className="published-notice">
      {notice[figures](listed)} {changed && notice.changed}{' '}
      {onAsk && (changed || figures === 'current') && (
        <Button look="quiet" onPress={() => onAsk(other)}>
          {other === 'current' ? notice.toCurrent : notice.toPublished}
        </Button>
      )}{' '}
      {mayRead && <Link to={`/reports/months?month=${last}`}>{notice.toMonths}</Link>}
    </p>
  );
}
