import { storedIn } from '../live/store.js';

/** Whoever sits at a counter sits there tomorrow, too. */
export const myCounter = storedIn(localStorage, 'hotline.counter', { site: '', service: '' });
