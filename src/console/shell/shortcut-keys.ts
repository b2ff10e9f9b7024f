import { useEffect } from 'react';
import { storedIn, useStore } from '../live/store.js';

/** Which key does what, and who listens now. */
const DEFAULTS = {
  record: 'Ctrl+Enter',
  join: 'Alt+J',
  next: 'Alt+N',
  ready: 'Alt+W',
  repeat: 'Alt+R',
  jump1: 'Alt+1',
  jump2: 'Alt+2',
  jump3: 'Alt+3',
  jump4: 'Alt+4',
  jump5: 'Alt+5',
  jump6: 'Alt+6',
  jump7: 'Alt+7',
  showNew: 'N',
  search: '/',
  help: '?',
} as const;
export type ShortcutName = keyof typeof DEFAULTS;

export const shortcutNames = Object.keys(DEFAULTS) as ShortcutName[];
export const changedKeys = storedIn<Partial<Record<ShortcutName, string>>>(localStorage, 'hotline.keys', {});
export const keyOf = (name: ShortcutName, changed = changedKeys.get()): string =>
  changed[name] ?? DEFAULTS[name];
/** The key of whoever looks: also when they have just changed it. */
export const useKey = (name: ShortcutName): string => keyOf(name, useStore(changedKeys));

/** In a dialog only these are listened to: the page behind it must not act. */
const IN_DIALOGS: readonly ShortcutName[] = ['record', 'repeat'];

const MODIFIERS = ['Control', 'Alt', 'Shift', 'Meta'];

/** `Ctrl+Enter`, `Alt+1`, `?`; null while only a modifier is down. */
export function keyNameOf(event: KeyboardEvent): string | null {
  if (MODIFIERS.includes(event.key)) return null;
  // With Alt some keyboards give another letter; the place of the key is meant.
  const place = /^(?:Digit|Key)(\w)$/.exec(event.code)?.[1];
  const key = (event.altKey || event.ctrlKey) && place ? place : event.key;
  const named = key.length === 1 ? key.toUpperCase() : key;
  const isSign = named.length === 1 && !/[A-Z0-9]/.test(named);
  const parts = [event.ctrlKey && 'Ctrl', event.altKey && 'Alt', event.shiftKey && !isSign && 'Shift', named];
  return parts.filter(Boolean).join('+');
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'));

const listeners = new Map<ShortcutName, (() => void)[]>();

/** The component that came last gets the key; null: not now. */
export function useShortcut(name: ShortcutName, act: (() => void) | null): void {
  useEffect(() => {
    if (!act) return;
    listeners.set(name, [...(listeners.get(name) ?? []), act]);
    return () => {
      listeners.set(
        name,
        (listeners.get(name) ?? []).filter(other => other !== act),
      );
    };
  }, [name, act]);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented) return;
  const pressed = keyNameOf(event);
  if (!pressed || (!pressed.includes('+') && isTyping(event.target))) return;
  const name = shortcutNames.find(one => keyOf(one).toUpperCase() === pressed.toUpperCase());
  const act = name && listeners.get(name)?.at(-1);
  if (!name || !act) return;
  const inDialog = document.querySelector('[role=dialog], [role=alertdialog]') !== null;
  if (inDialog && !IN_DIALOGS.includes(name)) return;
  event.preventDefault();
  event.stopPropagation();
  // Held down it is one press: what is asked next is not answered by it.
  if (!event.repeat) act();
}

/** Listens before any field does, or Ctrl+Enter would first be a line break. */
export function useShortcutKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
