import { useStore } from '../live/store.js';
import { language } from '../words/settings.js';
import { useWords } from '../words/use-words.js';
import { Button } from './controls/button.js';

/** The way to the other language, said in it. */
export function OtherLanguage() {
  const words = useWords();
  const now = useStore(language);
  return (
    <Button look="quiet" onPress={() => language.set(now === 'en' ? 'zh-TW' : 'en')}>
      <span lang={now === 'en' ? 'zh-Hant-TW' : 'en'}>{words.header.otherLanguage}</span>
    </Button>
  );
}
