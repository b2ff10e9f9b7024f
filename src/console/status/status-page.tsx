import { useState } from 'react';
import type { components } from '../api/schema.js';
import { PublicPage } from '../mailbox/public-page.js';
import { Button } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';
import { StatusForm } from './status-form.js';
import { StatusView } from './status-view.js';

type Status = components['schemas']['StatusDto'];

/** 案件進度查詢: number and password are sent in the body and kept nowhere. */
export function StatusPage() {
  const { status: text } = useWords();
  const [found, setFound] = useState<Status | null>(null);
  if (!found)
    return (
      <PublicPage title={text.title}>
        <p>{text.lead}</p>
        <StatusForm onFound={setFound} />
        <p className="muted">{text.lost}</p>
      </PublicPage>
    );
  return (
    <PublicPage title={text.found(found.number)}>
      <StatusView status={found} />
      <div>
        <Button onPress={() => setFound(null)}>{text.again}</Button>
      </div>
    </PublicPage>
  );
}
