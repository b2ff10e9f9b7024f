import { useEffect } from 'react';

/**
 * A button that does its work often vanishes with it, and the focus would fall back to the top of the page. Whoever
 * works by keyboard or by ear goes on beside it instead: at the next thing in the same row, group or list.
 */
const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary';
const DIALOGS = '[role=dialog], [role=alertdialog], [role=listbox]';
/** A dialog that closes gives the focus back by itself, if it can. */
const PATIENCE = 100;

let last: { element: Element; around: Element[] } | null = null;

function remember(element: Element): void {
  if (element.closest(DIALOGS)) return;
  const around: Element[] = [];
  for (let at = element.parentElement; at && at.tagName !== 'MAIN'; at = at.parentElement) around.push(at);
  last = { element, around };
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;
const isLost = () => last !== null && isNowhere() && document.querySelector(DIALOGS) === null;

/** What opened a dialog is still there, and a second dialog after the first has forgotten it. */
function samePlace(): HTMLElement | null {
  const element = last?.element;
  const isUsable = element?.isConnected && element.matches(FOCUSABLE) && element.checkVisibility();
  return isUsable ? (element as HTMLElement) : null;
}

function nextPlace(): HTMLElement | null {
  const place = last?.around.find(element => element.isConnected && element.querySelector(FOCUSABLE));
  const isOnPage = place?.closest('main') != null;
  const near = isOnPage ? [...place.querySelectorAll<HTMLElement>(FOCUSABLE)] : [];
  return near.find(element => element.checkVisibility()) ?? document.querySelector<HTMLElement>('main h1');
}

export function useKeepFocus(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onFocus = ({ target }: FocusEvent) => target instanceof Element && remember(target);
    // Left on purpose, by a click beside everything: nothing is to be kept.
    const onBlur = ({ target }: FocusEvent) =>
      setTimeout(() => {
        if (last?.element === target && last?.element.isConnected && isNowhere()) last = null;
      });
    const repair = () => {
      timer = undefined;
      if (isLost()) (samePlace() ?? nextPlace())?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      if (isLost()) timer ??= setTimeout(repair, PATIENCE);
    });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', onBlur);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', onBlur);
    };
  }, []);
}
