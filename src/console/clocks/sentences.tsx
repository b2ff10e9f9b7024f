import { Icon, type IconName } from '../shell/icons.js';
import { useNames, useWords } from '../words/use-words.js';
import type { ExplainedClock, Sentence } from './explanation-query.js';

type Code = Sentence['code'];
type Part = 'warning' | 'rule' | 'way' | 'changes' | 'next' | 'check';

const RULE: readonly Code[] = ['rule', 'source', 'counting', 'start'];
/** What somebody or something has done to it. In the order in which it was done. */
const CHANGES: readonly Code[] = ['moved', 'cured', 'dropped', 'breached', 'stopped', 'resumed'];

function partOf(code: Code): Part {
  if (code === 'provisional' || code === 'check-differs') return 'warning';
  if (RULE.includes(code)) return 'rule';
  if (CHANGES.includes(code)) return 'changes';
  return code === 'next' || code === 'check' ? code : 'way';
}

const ICONS: Partial<Record<Code, IconName>> = {
  provisional: 'alarm',
  'check-differs': 'alarm',
  breached: 'alarm',
  cured: 'check',
  check: 'check',
  due: 'calendar',
  'due-original': 'calendar',
  next: 'clock',
};

/** The way to a due time, from the rule to what comes next; what has changed last is marked. */
export function Sentences({ of }: { of: ExplainedClock }) {
  const { parts } = useWords().clocks.explanation;
  const newest = of.sentences.findLast(({ code }) => CHANGES.includes(code));
  return inParts(of.sentences).map(({ part, sentences }, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and are replaced as a whole
    <section key={place} className="explained-part">
      <h5>{parts[part]}</h5>
      <ol className="sentences">
        {sentences.map((sentence, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same
          <One key={line} sentence={sentence} isNewest={sentence === newest} />
        ))}
      </ol>
    </section>
  ));
}

/** What follows each other and is about the same, under one heading. */
function inParts(sentences: Sentence[]): { part: Part; sentences: Sentence[] }[] {
  const found: { part: Part; sentences: Sentence[] }[] = [];
  for (const sentence of sentences) {
    const part = partOf(sentence.code);
    const last = found.at(-1);
    if (last?.part === part) last.sentences.push(sentence);
    else found.push({ part, sentences: [sentence] });
  }
  return found;
}

function One({ sentence, isNewest }: { sentence: Sentence; isNewest: boolean }) {
  const { said } = useNames();
  const text = useWords().clocks.explanation;
  const { code, words } = sentence;
  const icon = ICONS[code];
  return (
    <li className={partOf(code) === 'warning' ? 'sentence warning' : `sentence sentence-${code}`}>
      {icon && <Icon name={icon} />}
      <span>
        {isNewest && <span className="mark-note newest">{text.newest}</span>} {said(words)}
      </span>
    </li>
  );
}
