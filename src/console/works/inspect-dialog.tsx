import { usePost } from '../identity/use-post.js';
import { Dialog } from '../shell/controls/dialog.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useWords } from '../words/use-words.js';
import { RENEWS } from './works-queries.js';

/** Nothing to fill in: what it means, and the two ways out. */
export function InspectDialog({ cases, onClose }: { cases: string[]; onClose: () => void }) {
  const { works: text } = useWords();
  const { send, isWorking, problem } = usePost(RENEWS);
  const submit = async () => {
    if (isWorking) return;
    if (await send('/inspections', { cases, decision: 'inspect' }, text.planned)) onClose();
  };
  return (
    <Dialog title={text.inspectOf(cases[0] ?? '')} isOpen onClose={onClose}>
      <p className="tells">{text.inspectTells}</p>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.inspectIt}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </Dialog>
  );
}
