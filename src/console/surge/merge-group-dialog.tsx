import { Dialog } from '../shell/controls/dialog.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useNames, useWords } from '../words/use-words.js';
import { MemberFacts } from './member-facts.js';
import type { SurgeGroup } from './surge-queries.js';
import { useMergeGroup } from './use-merge-group.js';

/** All that would be merged, whom that tells, and what could not be. */
export function MergeGroupDialog({ group, onClose }: { group: SurgeGroup; onClose: () => void }) {
  const { surge: text, case: cases } = useWords();
  const { name } = useNames();
  const { lead } = group;
  const { left, isWorking, problems, merge } = useMergeGroup(group);
  const submit = async () => {
    if (!isWorking && (await merge())) onClose();
  };
  return (
    <Dialog title={text.mergeAllOf(lead.number)} isOpen onClose={onClose}>
      <p className="tells">{text.mergeTells(left.length, lead.number, name(lead.agency) || cases.nobody)}</p>
      <ul className="plain-list">
        {left.map(one => (
          <li key={one.id}>
            {one.number}
            <MemberFacts of={one} />
          </li>
        ))}
      </ul>
      <DialogEnd
        problem={problems.length > 0 ? problems.join('；') : null}
        isWorking={isWorking}
        submit={text.mergeIt}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </Dialog>
  );
}
