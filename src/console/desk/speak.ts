import type { Words } from '../words/zh-tw.js';

/** Character by character: nobody can write down a number that is read as a number. */
const spelled = (text: string) => [...text].filter(character => /[A-Z0-9]/i.test(character)).join(' ');

export const speechOf = (words: Words, cases: { number: string; password: string }[]): string =>
  cases.map(one => words.desk.result.speech(spelled(one.number), spelled(one.password))).join(' ');

export function speak(text: string, language: string): void {
  if (!('speechSynthesis' in window)) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language === 'en' ? 'en-GB' : 'zh-TW';
  utterance.rate = 0.85;
  window.speechSynthesis.cancel();
  window.speechSynthesis.speak(utterance);
}
