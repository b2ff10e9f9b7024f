import { type ReactNode, useContext } from 'react';
import { ComboBoxStateContext, Popover } from 'react-aria-components/ComboBox';

/**
 * The list below a field to type in. It goes where its field goes: a page also moves by itself, when the field is given
 * the focus or when something above has become shorter, and React Aria would take the list away and what is typed with it.
 */
export function ListPopover({ children }: { children: ReactNode }) {
  const state = useContext(ComboBoxStateContext);
  const close = () => {
    if (window.event?.type === 'scroll') measureAnew();
    else state?.setOpen(false);
  };
  return (
    <Popover
      className="popover list-popover"
      offset={4}
      isOpen={state?.isOpen ?? false}
      onOpenChange={isOpen => !isOpen && close()}
    >
      {children}
    </Popover>
  );
}

/** Where a popover stands is asked when the window has another size, and for nothing else that could be told. */
const measureAnew = (): unknown => window.dispatchEvent(new Event('resize'));
