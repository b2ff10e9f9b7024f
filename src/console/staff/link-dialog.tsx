import { useState } from 'react';
import type { StaffWithLink } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { TextField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';

/** The link, this once. What stands behind the # never reaches a server or its logs. */
export function LinkDialog({ made, onClose }: { made: StaffWithLink; onClose: () => void }) {
  const text = useWords().staff.link;
  const [told, setTold] = useState('');
  const address = `${window.location.origin}/set-password#${made.link.token}`;
  const copy = async () => {
    const said = await navigator.clipboard.writeText(address).then(
      () => text.copied,
      () => text.copyFailed,
    );
    setTold(said);
    say('result', said);
  };
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
      <p className="tells">{text.lead(made.name)}</p>
      <TextField
        name="link"
        label={text.label}
        value={address}
        onChange={() => undefined}
        hint={told}
        autoFocus
        wide
      />
      <div className="dialog-actions">
        <Button look="primary" onPress={() => void copy()}>
          {text.copy}
        </Button>
        <Button onPress={onClose}>{text.done}</Button>
      </div>
    </Dialog>
  );
}
