import { type ReactNode, useCallback } from 'react';
import type { Me } from '../api/types.js';
import { sayAgain } from '../live/announce.js';
import { useOrderAlarm } from '../live/order-alarm.js';
import { useLive } from '../live/use-live.js';
import { useWords } from '../words/use-words.js';
import { Header } from './header.js';
import { Navigation } from './navigation.js';
import { useShortcut, useShortcutKeys } from './shortcut-keys.js';

/** What stands around every page: skip link, header, navigation, then main. */
export function Frame({ me, children }: { me: Me; children: ReactNode }) {
  const words = useWords();
  useLive(me);
  useOrderAlarm(me);
  useShortcutKeys();
  useShortcut(
    'repeat',
    useCallback(() => void sayAgain(), []),
  );
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Header me={me} />
      <Navigation me={me} />
      {children}
    </div>
  );
}
