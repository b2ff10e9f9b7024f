import type { SentFile } from '../api/types.js';
import { useWords } from '../words/use-words.js';

/** What it is, how much of it there is. */
export function FileFacts({
  file: { mime, size, pages },
}: {
  file: Pick<SentFile, 'mime' | 'size' | 'pages'>;
}) {
  const { paper: text } = useWords();
  const megabytes = Math.max(size / 1024 / 1024, 0.1).toFixed(1);
  return (
    <span className="muted tabular">
      {[text.kinds[mime] ?? text.otherKind, pages && text.pages(pages), text.megabytes(megabytes)]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}
