import { DialogEnd } from '../visits/form-parts.js';
import { useWords } from '../words/use-words.js';

interface Props {
  submit: string;
  problem: string | null;
  why: string | null;
  isWorking: boolean;
  onSubmit: () => Promise<void>;
  onClose: () => void;
}

/** What went wrong, or why it is not possible any more; and the two ways out. */
export function FormEnd({ submit, problem, why, isWorking, onSubmit, onClose }: Props) {
  const words = useWords();
  const now = why === null ? problem : [problem, words.case.nowImpossible, why].filter(Boolean).join(' ');
  return (
    <DialogEnd
      problem={now}
      isWorking={isWorking}
      isDisabled={why !== null}
      submit={submit}
      onSubmit={() => void onSubmit()}
      onClose={onClose}
    />
  );
}
