import { unitOf } from '../city/counting.rules.js';
import type { Amount } from '../city/profile.js';
import type { Words } from '../platform/problem/problem.js';
import type { Sentence, SentenceCode } from './clock-in-full.js';
import { en, limitWords, NOTHING, WAITING, waitedWords, words, zh } from './explain.words.js';
import type { Telling } from './explain-walk.rules.js';
import type { Pause } from './pause.rules.js';

/** Of each pause since the start: why it was, how much of the limit rested for it, and where that was cut off. */
export const explainPauses = (telling: Telling): Sentence[] =>
  telling.clock.limited.pauses.flatMap((pause, i) => {
    const { startedAt } = telling.clock.limited;
    return pause.to !== null && pause.to <= startedAt ? [] : [explainPause(pause, i, telling)];
  });

function explainPause(pause: Pause, i: number, telling: Telling): Sentence {
  const { walked, dates, unit } = telling;
  const { from, to } = pause;
  const rest = walked.rests.find(one => one.pause === i);
  const when = to === null ? since(dates.moment(+from)) : dates.span(+from, +to);
  const waiting = pause.lead ? withLead(pause.lead, WAITING[pause.reason]) : WAITING[pause.reason];
  const say = (code: SentenceCode, chinese: string, english: string): Sentence => ({
    code,
    words: { 'zh-TW': zh`${when}：${waiting}${chinese}`, en: en`${when}: ${waiting}; ${english}` },
    from,
    ...((to ?? rest) && { to: to ?? new Date(rest?.to as number) }),
  });
  if (!rest) return say('pause-not-allowed', '；這個期限不因此停計。', 'this limit does not rest for it.');
  if (from >= walked.dueAt)
    return say(
      'pause-too-late',
      '；當時期限已過，不再停計。',
      'it was due before, and does not rest any more.',
    );
  const rested = walked.pieces
    .filter(({ became }) => became.as === 'pause' && became.pause === i)
    .reduce((sum, { amount }) => sum + amount, 0);
  const longest = rest.isCut ? cut(pause, rest.to, telling) : NOTHING;
  if (rested === 0)
    return say(
      'pause',
      zh`；其間沒有整段應計的時間，不停計。${longest}`,
      en`nothing that counts lies wholly within it, and nothing is taken off.${longest}`,
    );
  const amount = waitedWords(rested, unit);
  return say('pause', zh`，停計 ${amount}。${longest}`, en`${amount} not counted.${longest}`);
}

const withLead = (lead: string, waiting: Words): Words => ({
  'zh-TW': zh`主案 ${lead} ${waiting}，本案隨同等候`,
  en: en`the case it was merged into, ${lead}, and with it this one, was ${waiting}`,
});

const since = (time: Words): Words => ({ 'zh-TW': zh`${time} 起`, en: en`Since ${time}` });

function cut({ reason, to }: Pause, endedAt: number, { clock, dates }: Telling): Words {
  const longest = clock.limited.rule.pauses[reason];
  if (!longest) return NOTHING;
  const [most, end] = [longestWords(longest), dates.end(endedAt)];
  return to === null
    ? {
        'zh-TW': zh`仍在等候，先以最長可等的 ${most}推估，到 ${end} 為止。`,
        en: en` It goes on, and is taken to last as long as it may, ${most}, until ${end}.`,
      }
    : {
        'zh-TW': zh`最長可等 ${most}，到 ${end} 為止，其後照計。`,
        en: en` It was cut at the longest allowed, ${most}: from ${end} on time counts again.`,
      };
}

/** As with every limit in days the first is not counted, so that the clock may rest for a part of a day more. */
function longestWords(longest: Amount): Words {
  const note =
    unitOf(longest) === 'workingDays' ? words('（始日不計）', ' (the first day not counted)') : NOTHING;
  const amount = limitWords(longest);
  return { 'zh-TW': zh`${amount}${note}`, en: en`${amount}${note}` };
}
