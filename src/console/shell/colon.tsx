import { useWords } from '../words/use-words.js';

/** Between what something is called and what it is. */
export const Colon = () => useWords().states.colon;
