import type { CasePage } from '../api/types.js';
import { usePost } from '../identity/use-post.js';
import { Dialog } from '../shell/controls/dialog.js';
import { TextField } from '../shell/controls/text-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import { RENEWS, type WorksCase } from './works-queries.js';

interface Props {
  page: CasePage;
  project: WorksCase['project'];
  onClose: () => void;
}

/** 標案: as the agency that builds it calls it. */
export function ProjectDialog({ page: { number, version }, project, onClose }: Props) {
  const { works: text } = useWords();
  const known = { number: project?.number ?? '', name: project?.name ?? '' };
  const { draft, wrong, change, check, forget } = useDraft(`project ${number}`, known);
  const { send, isWorking, problem } = usePost(RENEWS);
  const submit = async () => {
    if (isWorking || !check([!draft.name.trim() && 'name'])) return;
    const tender = draft.number.trim();
    const body = { version, ...(tender && { number: tender }), name: draft.name };
    const path = `/cases/${encodeURIComponent(number)}/works/project`;
    if (!(await send(path, body, text.projectNamed))) return;
    forget();
    onClose();
  };
  return (
    <Dialog title={text.nameProject} isOpen onClose={onClose}>
      <p className="tells">{text.nameProjectTells}</p>
      <div className="form">
        <TextField
          name="number"
          label={text.projectNumber}
          autoComplete="off"
          value={draft.number}
          onChange={typed => change({ number: typed })}
        />
        <TextField
          name="name"
          label={text.projectName}
          isRequired
          autoComplete="off"
          error={wrong.includes('name') ? text.needProjectName : null}
          value={draft.name}
          onChange={typed => change({ name: typed })}
        />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.save}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </Dialog>
  );
}
