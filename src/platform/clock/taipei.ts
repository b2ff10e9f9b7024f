import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

export const TAIPEI = 'Asia/Taipei';

/** A time as the wall clock in the city shows it. */
export const formatInTaipei = (time: Date, pattern: string): string =>
  format(new TZDate(time, TAIPEI), pattern);
