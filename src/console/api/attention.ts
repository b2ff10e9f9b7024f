/** Whether somebody is at the console. Screens that refetch by themselves must not keep a session alive. */
const RECENT = 60_000;
/** Not the focus of an element: the page moves that itself when something is replaced. */
const INPUT = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart', 'focus'] as const;

let lastInput = performance.now();
let lastAttended = performance.now();

for (const kind of INPUT)
  window.addEventListener(
    kind,
    ({ isTrusted, target }) => {
      if (isTrusted && (kind !== 'focus' || target === window)) lastInput = performance.now();
    },
    { capture: true, passive: true },
  );

export const isAttended = (): boolean => performance.now() - lastInput < RECENT;

/** A request that the server counts as somebody being there. */
export const attended = (): void => {
  lastAttended = performance.now();
};

/** Somebody works here without asking the server for anything: typing, reading. */
export const isWorkingUnseen = (): boolean => isAttended() && performance.now() - lastAttended > RECENT;
