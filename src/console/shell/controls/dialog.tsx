import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useWords } from '../../words/use-words.js';
import { Button } from './button.js';

interface Props {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}

const FIELD = '[data-field] :is(input:not([type=hidden]), select, textarea), select[data-field]';

/**
 * A dialog that asks for something begins in its first field; what it says before is read out with its title. Not on a
 * touch screen, where the keyboard would cover it.
 */
function FirstField({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    const within = place.current;
    const says = within?.querySelector('.tells');
    if (says) {
      says.id ||= id;
      within?.closest('[role=dialog]')?.setAttribute('aria-describedby', says.id);
    }
    if (!within || within.contains(document.activeElement) || matchMedia('(pointer: coarse)').matches) return;
    const field = within.querySelector<HTMLElement>(FIELD);
    // One that suggests opens its list as soon as it has the focus.
    if (field?.role !== 'combobox') field?.focus();
  }, [id]);
  return (
    <div className="dialog-body" ref={place}>
      {children}
    </div>
  );
}

/** Over the page, until it is closed; a click beside it does not throw away what was typed. */
export function Dialog({ title, isOpen, onClose, children, wide }: Props) {
  const words = useWords();
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={open => !open && onClose()}>
      <Modal className={wide ? 'modal wide' : 'modal'}>
        <AriaDialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button look="quiet" icon="cross" aria-label={words.states.close} onPress={onClose} />
          </div>
          <FirstField>{children}</FirstField>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
