const SHOWN = {
  SUMMARY: '標題',
  DTSTART: '開始',
  DTEND: '結束',
  LOCATION: '地點',
  DESCRIPTION: '說明',
} as const;
const MOST_EVENTS = 20;

/** What an invitation says (RFC 5545), in lines a person reads; the file stays beside it. */
export function ofCalendar(text: string): string {
  const lines = text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .map(line => /^([A-Z-]{1,40})(?:;[^:]{0,200})?:(.*)$/.exec(line) ?? []);
  const events: string[][] = [];
  let inEvent = false;
  // A reminder has words of its own.
  let inReminder = false;
  for (const [, name = '', value = ''] of lines) {
    if (name === 'BEGIN' && value === 'VEVENT') {
      inEvent = true;
      inReminder = false;
      events.push([]);
    }
    if (name === 'END' && value === 'VEVENT') inEvent = false;
    if (value === 'VALARM') inReminder = name === 'BEGIN';
    if (inEvent && !inReminder && Object.hasOwn(SHOWN, name) && value.trim() !== '')
      events.at(-1)?.push(`${SHOWN[name as keyof typeof SHOWN]}：${shown(name, value)}`);
  }
  return events
    .slice(0, MOST_EVENTS)
    .filter(event => event.length > 0)
    .map(event => ['〔行事曆〕', ...event].join('\n'))
    .join('\n\n');
}

const shown = (name: string, value: string): string =>
  name.startsWith('DT')
    ? value.replace(
        /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?$/,
        (_, year, month, day, hour, minute, utc) =>
          [`${year}-${month}-${day}`, hour && `${hour}:${minute}${utc && ' UTC'}`].filter(Boolean).join(' '),
      )
    : value.replace(/\\([n,;\\])/gi, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign)).trim();
