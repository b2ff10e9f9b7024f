import { dayNumber } from '../city/local-days.js';
import type { Audience } from '../events.js';
import type { Words } from '../platform/problem/problem.js';
import type { Change, Granted, Sentence } from './clock-in-full.js';
import {
  APPROVER,
  AUDIENCE,
  afterWords,
  amountWords,
  en,
  list,
  NOTHING,
  PART,
  words,
  zh,
} from './explain.words.js';
import { OUTCOME, RESUMED, STOPPED, WHY } from './explain-changes.words.js';
import type { Telling } from './explain-walk.rules.js';
import { type Step, stepsOf } from './step.rules.js';

/** How long, by whom approved, from which date to which, and why. */
export function explainExtension(
  { size, at, approver, by, moved, reason, lead }: Granted,
  { dates, unit }: Telling,
): Sentence {
  const [amount, when] = [amountWords(size, unit), dates.moment(+at)];
  const [old, fresh] = moved ? [dates.end(+moved.before), dates.end(+moved.after)] : [NOTHING, NOTHING];
  const shift = moved
    ? { 'zh-TW': zh`，期限由 ${old} 延至 ${fresh}`, en: en`, from ${old} to ${fresh}` }
    : NOTHING;
  const level = APPROVER[approver];
  const name = by === null ? NOTHING : words(`（${by}）`, ` (${by})`);
  const why = reason === null ? NOTHING : words(`理由：${reason}`, ` Reason: ${reason}`);
  const ofLead = lead === null ? '' : `隨主案 ${lead} `;
  const withIt = lead === null ? '' : ` with the case it was merged into, ${lead}`;
  return {
    code: 'extension',
    words: {
      'zh-TW': zh`${ofLead}展延 ${amount}：${level}${name}於 ${when} 核准${shift}。${why}`,
      en: en`Extended by ${amount}${withIt}: approved by ${level}${name} on ${when}${shift}.${why}`,
    },
    ...(moved ? { from: moved.before, to: moved.after } : { from: at }),
  };
}

/** What has happened to the clock: it moved, was breached, cured, stopped, resumed. */
export function explainChange(change: Change, telling: Telling): Sentence {
  const { dates } = telling;
  const { at } = change;
  const when = dates.moment(+at);
  switch (change.what) {
    case 'moved': {
      const [old, fresh] = [dates.end(+change.before), dates.end(+change.dueAt)];
      const why = whyWords(change, telling);
      return {
        code: 'moved',
        words: {
          'zh-TW': zh`${when}：期限由 ${old} 改為 ${fresh}（${why}）。`,
          en: en`${when}: due ${fresh} instead of ${old} (${why}).`,
        },
        ...{ from: change.before, to: change.dueAt },
      };
    }
    case 'cured': {
      const by = change.by === null ? words('系統', 'the system itself') : words(change.by, change.by);
      const why = change.why ? WHY[change.why] : words('期限改變', 'the due time moved');
      return {
        code: 'cured',
        words: {
          'zh-TW': zh`${when}：先前的逾期更正為未逾期（${why}；經手：${by}）。`,
          en: en`${when}: the breach is cured (${why}; done by ${by}).`,
        },
        from: at,
      };
    }
    case 'dropped': {
      const amount = amountWords(change.size, change.unit);
      return {
        code: 'dropped',
        words: {
          'zh-TW': zh`${when}：先前核准的展延 ${amount}在新案類不適用，不再計入。`,
          en: en`${when}: the extension of ${amount} is none in the new category, and counts no more.`,
        },
        from: at,
      };
    }
    case 'breached': {
      const due = dates.end(+change.dueAt);
      const holder = change.agency ?? words('話務中心', 'the service centre');
      return {
        code: 'breached',
        words: {
          'zh-TW': zh`${due} 逾期，當時由${holder}承辦。`,
          en: en`Breached ${due}, while ${holder} had it.`,
        },
        from: change.dueAt,
      };
    }
    case 'stopped': {
      const because = change.because ? STOPPED[change.because] : words('計時結束', 'It ended');
      return {
        code: 'stopped',
        words: {
          'zh-TW': zh`${when}：${because}，計時停止（${OUTCOME[change.outcome]}）。`,
          en: en`${when}: ${because}, and the clock stopped: ${OUTCOME[change.outcome]}.`,
        },
        from: at,
      };
    }
    case 'resumed': {
      const because = change.because ? RESUMED[change.because] : words('繼續辦理', 'Work went on');
      return {
        code: 'resumed',
        words: {
          'zh-TW': zh`${when}：${because}，計時繼續，視同沒有停過。`,
          en: en`${when}: ${because}, and the clock runs on as if it had never stopped.`,
        },
        from: at,
      };
    }
  }
}

function whyWords(
  { why, closureId }: Change & { what: 'moved' },
  { around, calendar, dates }: Telling,
): Words {
  if (why === null) return WHY.recategorised;
  const closure = around.closures.find(({ id }) => id === closureId);
  if (!closure) return WHY[why];
  const day = dates.day(calendar.days.at(dayNumber(closure.date)));
  const { part, reason } = closure;
  return {
    'zh-TW': zh`${WHY[why]}：${day}${PART[part]}，${reason}`,
    en: en`${WHY[why]}: ${day}, ${PART[part]}, ${reason}`,
  };
}

/** What is still ahead of a clock that runs: who is told, and when. */
export function explainNext(telling: Telling): Sentence[] {
  const { clock, around, calendar, dates } = telling;
  if (clock.stoppedAt) return [];
  const { spokenForIn: lead } = clock;
  if (lead !== null)
    return [
      {
        code: 'next',
        words: {
          'zh-TW': zh`已併入主案 ${lead}：由其中最先到期的時限通知，本案的時限不另外通知。`,
          en: en`It is merged into ${lead}: the limit there that ends first tells people, and this one does not tell them again.`,
        },
      },
    ];
  // A due time that was moved back may leave steps behind that nobody has taken yet: they are told at once, or were before.
  const steps = stepsOf(clock.limited, clock, calendar)
    .slice(clock.stepsDone)
    .filter(({ at }) => at > around.now);
  return steps.flatMap((step): Sentence[] => {
    const told = audiencesOf(step.tells, clock.isHeld);
    if (told.length === 0) return [];
    const time = clock.limited.rule.kind === 'deliver' || step.what === 'warning' ? +step.at : +step.at - 1;
    const [when, who] = [dates.end(time), list(told.map(one => AUDIENCE[one]))];
    const step_ = stepWords(step);
    return [
      {
        code: 'next',
        words: {
          'zh-TW': zh`${when}（${step_}）：通知${who}。`,
          en: en`${when} (${step_}): ${who} will be told.`,
        },
        from: new Date(time),
      },
    ];
  });
}

/** While no agency has the case, the centre stands for its people. */
const audiencesOf = (tells: readonly Audience[], isHeld: boolean): Audience[] => [
  ...new Set(tells.map(one => (isHeld || one === 'centre' || one === 'commission' ? one : 'centre'))),
];

function stepWords({ code, what }: Step): Words {
  if (what === 'warning') return words(`期限用去 ${code}`, `${code} of the limit used up`);
  return what === 'due' ? words('到期', 'due') : afterWords(code);
}
