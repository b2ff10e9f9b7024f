import { parseDate, TaiwanCalendar } from '@internationalized/date';
import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from 'react-aria-components/Calendar';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components/Popover';
import { say } from '../live/announce.js';
import { serverNow } from '../live/server-time.js';
import { Button } from '../shell/controls/button.js';
import { TextField } from '../shell/controls/text-field.js';
import { Icon } from '../shell/icons.js';
import { addDays, isoDay, parseDay, rocDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

interface Props {
  date: string;
  onChange: (date: string) => void;
}

/** A day: typed as people write it, one back or forth, or from a calendar. */
export function DayPicker({ date, onChange }: Props) {
  const words = useWords();
  const language = useLanguage();
  const text = words.manager;
  const written = language === 'en' ? date : rocDay(date);
  const [typed, setTyped] = useState(written);
  const [isWrong, setWrong] = useState(false);
  useEffect(() => setTyped(written), [written]);

  const take = () => {
    const day = parseDay(typed);
    setWrong(day === null);
    if (day === null) say('wrong', text.dateWrong);
    if (day && day !== date) onChange(day);
  };
  return (
    <form
      className="day-picker"
      onSubmit={event => {
        event.preventDefault();
        take();
      }}
    >
      <Button icon="left" aria-label={text.previous} onPress={() => onChange(addDays(date, -1))} />
      <TextField
        name="date"
        label={text.date}
        hint={text.dateHint}
        error={isWrong ? text.dateWrong : null}
        value={typed}
        onChange={value => {
          setWrong(false);
          setTyped(value);
        }}
        onBlur={take}
      />
      <CalendarButton date={date} onChange={onChange} />
      <Button icon="right" aria-label={text.next} onPress={() => onChange(addDays(date, 1))} />
      <Button look="quiet" onPress={() => onChange(isoDay(serverNow()))}>
        {text.today}
      </Button>
    </form>
  );
}

const rocYears = () => new TaiwanCalendar();

function CalendarButton({ date, onChange }: Props) {
  const { manager } = useWords();
  const language = useLanguage();
  return (
    <DialogTrigger>
      <AriaButton className="button plain" aria-label={manager.calendar}>
        <Icon name="calendar" />
      </AriaButton>
      <Popover className="popover">
        <Dialog className="calendar-dialog" aria-label={manager.date}>
          {({ close }) => (
            <Calendar
              className="calendar"
              autoFocus
              // Not by the locale `zh-TW-u-ca-roc`: React Aria has no words under that name.
              createCalendar={language === 'en' ? undefined : rocYears}
              value={parseDate(date)}
              onChange={chosen => {
                onChange(chosen.toString());
                close();
              }}
            >
              <header>
                <AriaButton slot="previous" className="button quiet">
                  <Icon name="left" />
                </AriaButton>
                <Heading />
                <AriaButton slot="next" className="button quiet">
                  <Icon name="right" />
                </AriaButton>
              </header>
              <CalendarGrid>
                <CalendarGridHeader>
                  {day => <CalendarHeaderCell>{day}</CalendarHeaderCell>}
                </CalendarGridHeader>
                <CalendarGridBody>
                  {day => <CalendarCell date={day} className="calendar-day" />}
                </CalendarGridBody>
              </CalendarGrid>
            </Calendar>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
