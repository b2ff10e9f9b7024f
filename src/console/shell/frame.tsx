import { type ReactNode, useCallback } from 'react';
import { SessionTime } from '../account/session-time.js';
import type { Me } from '../api/types.js';
import { useCallAlarm } from '../calls/use-call-alarm.js';
import { useStepAlarm } from '../clocks/step-alarm.js';
import { sayAgain } from '../live/announce.js';
import { useOrderAlarm } from '../live/order-alarm.js';
import { useLive } from '../live/use-live.js';
import { useWords } from '../words/use-words.js';
import { Header } from './header.js';
import { Navigation } from './navigation.js';
import { useShortcut, useShortcutKeys } from './shortcut-keys.js';

/** What stands around every page: skip link, header, navigation, then main. Not `isHere`: it waits for a new sign-in. */
export function Frame({ me, isHere, children }: { me: Me; isHere: boolean; children: ReactNode }) {
  const words = useWords();
  useLive(isHere ? me : null);
  useOrderAlarm(me);
  useStepAlarm(me);
  useCallAlarm(me);
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
      {isHere && <SessionTime />}
    </div>
  );
}
