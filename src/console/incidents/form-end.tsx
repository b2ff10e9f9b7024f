import { DialogEnd } from '../visits/form-parts.js';
import { useWords } from '../words/use-words.js';
import type { IncidentAction } from './incident-actions.js';

interface Props {
  action: IncidentAction;
  problem: string | null;
  why: string | null;
  isWorking: boolean;
  onSubmit: () => Promise<void>;
  onClose: () => void;
}

/** What went wrong, or why it is not possible any more; and the two ways out. */
export function FormEnd({ action, problem, why, isWorking, onSubmit, onClose }: Props) {
  const words = useWords();
  const now = why === null ? problem : [problem, words.case.nowImpossible, why].filter(Boolean).join(' ');
  return (
    <DialogEnd
      problem={now}
      isWorking={isWorking}
      isDisabled={why !== null}
      submit={words.incidents.actions[action]}
      onSubmit={() => void onSubmit()}
      onClose={onClose}
    />
  );
}
