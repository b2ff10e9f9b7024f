import { useCallback, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components/Popover';
import { useNavigate } from 'react-router';
import { useSignOut } from '../account/use-sign-out.js';
import type { Me } from '../api/types.js';
import { useStore } from '../live/store.js';
import { density, language, theme } from '../words/settings.js';
import { useNames, useWords } from '../words/use-words.js';
import { Button } from './controls/button.js';
import { Select } from './controls/select.js';
import { Icon } from './icons.js';
import { SaidDialog } from './said-dialog.js';
import { useShortcut } from './shortcut-keys.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';

/** Who I am, how I want to see and hear the console, and the way out. */
export function MySettings({ me }: { me: Me }) {
  const words = useWords();
  const navigate = useNavigate();
  const { name } = useNames();
  const [shown, setShown] = useState<'shortcuts' | 'said' | null>(null);
  useShortcut(
    'help',
    useCallback(() => setShown('shortcuts'), []),
  );
  const role = words.roles[me.role] ?? me.role;

  return (
    <>
      <DialogTrigger>
        <AriaButton className="who">
          <Icon name="person" />
          <span className="who-name">{me.name}</span>
          <span className="who-role">{me.agency ? name(me.agency) : role}</span>
        </AriaButton>
        <Popover className="popover" placement="bottom end">
          <Dialog className="settings" aria-label={words.header.me}>
            {({ close }) => (
              <Choices
                onAccount={() => {
                  close();
                  void navigate('/account');
                }}
                onShow={dialog => {
                  close();
                  setShown(dialog);
                }}
              />
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
      <ShortcutsDialog isOpen={shown === 'shortcuts'} onClose={() => setShown(null)} />
      <SaidDialog isOpen={shown === 'said'} onClose={() => setShown(null)} />
    </>
  );
}

interface ChoicesProps {
  onAccount: () => void;
  onShow: (dialog: 'shortcuts' | 'said') => void;
}

function Choices({ onAccount, onShow }: ChoicesProps) {
  const words = useWords();
  const look = useStore(theme);
  const spacing = useStore(density);
  const spoken = useStore(language);
  const { signOut, problem } = useSignOut();

  const optionsOf = <T extends string>(named: Record<T, string>) =>
    (Object.entries(named) as [T, string][]).map(([id, label]) => ({ id, label }));
  return (
    <>
      <Select
        name="language"
        label={words.header.language}
        options={[
          { id: 'zh-TW', label: '中文（臺灣）' },
          { id: 'en', label: 'English' },
        ]}
        value={spoken}
        onChange={chosen => language.set(chosen === 'en' ? 'en' : 'zh-TW')}
      />
      <Select
        name="theme"
        label={words.header.theme}
        options={optionsOf(words.header.themes)}
        value={look}
        onChange={chosen => theme.set(chosen as typeof look)}
      />
      <Select
        name="density"
        label={words.header.density}
        options={optionsOf(words.header.densities)}
        value={spacing}
        onChange={chosen => density.set(chosen as typeof spacing)}
      />
      <Button look="quiet" onPress={onAccount}>
        {words.header.account}
      </Button>
      <Button asks look="quiet" onPress={() => onShow('shortcuts')}>
        {words.header.shortcuts}
      </Button>
      <Button asks look="quiet" onPress={() => onShow('said')}>
        {words.header.said}
      </Button>
      <Button onPress={() => void signOut()}>{words.header.signOut}</Button>
      <p className="form-problem" role="alert">
        {problem}
      </p>
    </>
  );
}
