import { saidList, silenced } from '../live/announce.js';
import { ASSERTIVE, POLITE, type SayKind } from '../live/speech.rules.js';
import { useStore } from '../live/store.js';
import { timeOfDay } from '../words/dates.js';
import { useWords } from '../words/use-words.js';
import { Check } from './controls/check.js';
import { Dialog } from './controls/dialog.js';

/** What was said, and which kinds are to be said. */
export function SaidDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords();
  const said = useStore(saidList);
  const silent = useStore(silenced);
  const set = (kind: SayKind, isOn: boolean) =>
    silenced.set(isOn ? silent.filter(other => other !== kind) : [...silent, kind]);

  return (
    <Dialog title={words.said.title} isOpen={isOpen} onClose={onClose}>
      <p className="muted">{words.said.lead}</p>
      <h3>{words.said.which}</h3>
      <div className="two-columns">
        {[...ASSERTIVE, ...POLITE].map(kind => (
          <Check
            key={kind}
            name={kind}
            label={words.said.kinds[kind]}
            value={!silent.includes(kind)}
            onChange={isOn => set(kind, isOn)}
          />
        ))}
      </div>
      <h3>{words.said.list}</h3>
      {said.length === 0 && <p className="muted">{words.said.empty}</p>}
      <ol className="said-list">
        {said.map(one => (
          <li key={one.id}>
            <time>{timeOfDay(one.at)}</time> {one.text}
            {!one.spoken && <span className="muted">（{words.said.silent}）</span>}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
