import { useEffect, useState } from 'react';
import { useStore } from '../live/store.js';
import { useWords } from '../words/use-words.js';
import { Button } from './controls/button.js';
import { Dialog } from './controls/dialog.js';
import { changedKeys, keyNameOf, keyOf, type ShortcutName, shortcutNames } from './shortcut-keys.js';

interface Props {
  isOpen: boolean;
  onClose: () => void;
}

/** All shortcuts, each of which may be given another key. */
export function ShortcutsDialog({ isOpen, onClose }: Props) {
  const words = useWords();
  const changed = useStore(changedKeys);
  const [asking, setAsking] = useState<ShortcutName | null>(null);
  const [isTaken, setTaken] = useState(false);

  useEffect(() => {
    if (!asking) return;
    const listen = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      const pressed = keyNameOf(event);
      if (!pressed) return;
      const taken = shortcutNames.some(name => name !== asking && keyOf(name) === pressed);
      setTaken(taken);
      if (!taken && pressed !== 'Escape') changedKeys.set({ ...changedKeys.get(), [asking]: pressed });
      if (!taken) setAsking(null);
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [asking]);

  return (
    <Dialog title={words.shortcuts.title} isOpen={isOpen} onClose={onClose}>
      <p className="muted">{words.shortcuts.hint}</p>
      <table className="plain-table">
        <caption className="hidden-text">{words.shortcuts.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.shortcuts.does}</th>
            <th scope="col">{words.shortcuts.key}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {shortcutNames.map(name => (
            <tr key={name}>
              <th scope="row">{words.shortcuts.names[name]}</th>
              <td aria-live="polite">
                {asking === name ? words.shortcuts.press : <kbd>{keyOf(name, changed)}</kbd>}
                {asking === name && isTaken && <p className="field-error">{words.shortcuts.taken}</p>}
              </td>
              <td>
                <Button
                  look="quiet"
                  aria-label={`${words.shortcuts.change} ${words.shortcuts.names[name]}`}
                  onPress={() => setAsking(name)}
                >
                  {words.shortcuts.change}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="dialog-actions">
        <Button onPress={() => changedKeys.set({})}>{words.shortcuts.reset}</Button>
      </div>
    </Dialog>
  );
}
