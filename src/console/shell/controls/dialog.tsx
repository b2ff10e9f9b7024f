import type { ReactNode } from 'react';
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
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
