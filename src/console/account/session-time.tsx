import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { isWorkingUnseen } from '../api/attention.js';
import { api } from '../api/client.js';
import { sessionQuery } from '../api/queries.js';
import type { TimeLeft } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';

const WARNED_BEFORE = 120_000;
const LOOKS_EVERY = 15_000;
const SECOND = 1_000;

interface Ends {
  idle: number;
  absolute: number;
}

/** When the session ends, on this page's own clock; asked of the server again shortly before, as another tab may be in use. */
function useEnds() {
  const client = useQueryClient();
  const [ends, setEnds] = useState<Ends | null>(null);
  const ask = useCallback(
    async (isUnattended: boolean) => {
      try {
        const left = await api.look<TimeLeft>('/session/time', isUnattended);
        const now = performance.now();
        setEnds({ idle: now + left.idleSeconds * SECOND, absolute: now + left.sessionSeconds * SECOND });
      } catch {
        // Signed out: the page says so. Not reached: asked again in a moment.
        void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      }
    },
    [client],
  );
  useEffect(() => void ask(true), [ask]);
  return { ends, ask };
}

/** Warns two minutes before the session ends, with one key to stay (WCAG 2.2.1). Whoever types is at work. */
export function SessionTime() {
  const words = useWords();
  const { ends, ask } = useEnds();
  const [now, setNow] = useState(() => performance.now());
  const [isUnderstood, setUnderstood] = useState(false);
  const text = words.account.time;

  const isAbsolute = ends !== null && ends.absolute <= ends.idle;
  const left = ends === null ? Number.POSITIVE_INFINITY : Math.min(ends.idle, ends.absolute) - now;
  const isNear = left <= WARNED_BEFORE;
  const isShown = isNear && !(isAbsolute && isUnderstood);

  useEffect(() => {
    const tick = () => {
      setNow(performance.now());
      if (!isShown && isWorkingUnseen()) void ask(false);
      else if (left <= WARNED_BEFORE + LOOKS_EVERY) void ask(true);
    };
    const timer = setInterval(tick, LOOKS_EVERY);
    return () => clearInterval(timer);
  }, [ask, isShown, left]);

  useEffect(() => {
    if (!isShown) return;
    say('wrong', text.say);
    const timer = setInterval(() => setNow(performance.now()), SECOND);
    return () => clearInterval(timer);
  }, [isShown, text]);

  const stay = () => {
    if (isAbsolute) setUnderstood(true);
    else void ask(false);
  };
  return (
    <ModalOverlay className="overlay" isOpen={isShown} onOpenChange={open => !open && stay()}>
      <Modal className="modal">
        <AriaDialog className="dialog" role="alertdialog">
          <Heading slot="title">{text.title}</Heading>
          <p>{isAbsolute ? text.absolute : text.idle}</p>
          <p className="tabular">{text.left(clockOf(left))}</p>
          <div className="dialog-actions">
            <Button look="primary" onPress={stay} autoFocus>
              {isAbsolute ? text.understood : text.stay}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** 1:05 */
function clockOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / SECOND));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
