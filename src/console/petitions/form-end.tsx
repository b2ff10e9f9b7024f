import { DialogEnd } from '../visits/form-parts.js';
import { useWords } from '../words/use-words.js';
import type { PetitionAction } from './petition-actions.js';

interface Props {
  action: PetitionAction;
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
      submit={words.petitions.submit[action]}
      onSubmit={() => void onSubmit()}
      onClose={onClose}
    />
  );
}
