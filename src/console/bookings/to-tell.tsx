import { Button } from '../shell/controls/button.js';
import { Icon } from '../shell/icons.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { Session } from './booking-queries.js';

interface Props {
  sessions: readonly Session[];
  siteName: (site: string) => string;
  onSee: (day: string, site: string) => void;
}

/** At which places and days somebody knows of another form than it is now. */
export function ToTell({ sessions, siteName, onSee }: Props) {
  const text = useWords().bookings;
  const language = useLanguage();
  const lists = new Map<string, { day: string; site: string; people: number }>();
  for (const { day, site, toBeTold } of sessions) {
    const key = `${day} ${site}`;
    const people = (lists.get(key)?.people ?? 0) + toBeTold;
    if (people > 0) lists.set(key, { day, site, people });
  }
  if (lists.size === 0) return null;
  return (
    <section className="to-be-told" aria-labelledby="to-tell">
      <h2 id="to-tell">
        <Icon name="phone" />
        {text.toBeTold}
      </h2>
      <p>{text.toBeToldLead}</p>
      <ul className="slots">
        {[...lists].map(([key, { day, site, people }]) => (
          <li key={key}>
            <Button onPress={() => onSee(day, site)}>
              {text.toBeToldAt(calendarDayWords(day, language), siteName(site), people)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
