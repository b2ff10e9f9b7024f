import { useState } from 'react';
import type { Attachment, CasePage } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Icon } from '../shell/icons.js';
import { useWords } from '../words/use-words.js';
import { FileFacts } from './file-facts.js';
import { ShareFile } from './share-file.js';

/** Files that came with an entry: looked at where they have pages, downloaded, and shared by the centre. */
export function Documents({ page, files }: { page: CasePage; files: Attachment[] }) {
  return (
    <ul className="files-told">
      {files.map((file, index) => (
        <OneDocument key={file.id} {...{ page, file, n: index + 1 }} />
      ))}
    </ul>
  );
}

function OneDocument({ page, file, n }: { page: CasePage; file: Attachment; n: number }) {
  const { paper: text } = useWords();
  const [isShown, setShown] = useState(false);
  const name = file.name ?? text.nameless(n);
  const pages = Array.from({ length: file.pages ?? 0 }, (_, index) => index + 1);
  return (
    <li className="file-told">
      {file.kind === 'document' && (
        <span>
          <span className="file-name">{name}</span> <FileFacts file={file} />
        </span>
      )}
      <span className="file-actions">
        {pages.length > 0 && (
          <Button asks icon="search" aria-label={text.lookAt(name)} onPress={() => setShown(true)}>
            {text.look}
          </Button>
        )}
        {file.kind === 'document' && (
          <a
            className="button plain"
            href={`/api/files/${file.id}`}
            download
            aria-label={text.download(name)}
          >
            <Icon name="download" />
          </a>
        )}
        {file.withheld && <ShareFile {...{ page, file, name }} />}
      </span>
      <Dialog wide title={name} isOpen={isShown} onClose={() => setShown(false)}>
        {pages.map(number => (
          <img
            key={number}
            className="photo-large"
            src={`/api/files/${file.id}?page=${number}`}
            alt={text.page(number, name)}
            loading="lazy"
          />
        ))}
      </Dialog>
    </li>
  );
}
