import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

export const TAIPEI = 'Asia/Taipei';

/** A time as the wall clock in the city shows it. */
export const formatInTaipei = (time: Date, pattern: string): string =>
  format(new TZDate(time, TAIPEI), pattern);

/** As people read it: 民國 years in Chinese. */
export function timeInWords(time: Date, language: string): string {
  const clock = formatInTaipei(time, 'HH:mm');
  if (language.startsWith('en')) return `${formatInTaipei(time, 'd MMMM yyyy')}, ${clock}`;
  const [year, month, day] = formatInTaipei(time, 'yyyy M d').split(' ').map(Number) as [
    number,
    number,
    number,
  ];
  return `民國${year - 1911}年${month}月${day}日 ${clock}`;
}
