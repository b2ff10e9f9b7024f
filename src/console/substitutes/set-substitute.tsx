import { useQuery } from '@tanstack/react-query';
import type { Me } from '../api/types.js';
import { usePost } from '../identity/use-post.js';
import { Select } from '../shell/controls/select.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { parseTime, whenOf } from '../visits/when.js';
import { parseDay } from '../words/dates.js';
import { useWords } from '../words/use-words.js';
import { PeriodFields } from './period-fields.js';
import { colleaguesQuery, RENEWS } from './substitute-queries.js';

interface Draft {
  staffId: string;
  substituteId: string;
  fromDate: string;
  fromTime: string;
  untilDate: string;
  untilTime: string;
}

/** Of oneself; a chief says whose. */
export function SetSubstitute({ me, agency, onClose }: { me: Me; agency: string; onClose: () => void }) {
  const { absence: text } = useWords();
  const forOthers = me.rights.includes('substitute.appoint');
  const { data } = useQuery(colleaguesQuery(agency));
  const empty: Draft = {
    ...{
      staffId: agency === me.agency?.code ? me.id : '',
      substituteId: '',
      fromDate: '',
      fromTime: '08:00',
    },
    ...{ untilDate: '', untilTime: '17:30' },
  };
  const { draft, wrong, change, check, forget } = useDraft<Draft>(`substitute ${agency}`, empty);
  const { send, isWorking, problem } = usePost(RENEWS);
  const colleagues = (data?.items ?? []).map(({ id, name }) => ({ id, label: name }));
  const errorOf = (field: 'staffId' | 'substituteId') => (wrong.includes(field) ? text.need[field] : null);

  const submit = async () => {
    const isRight = check([
      !draft.staffId && 'staffId',
      !draft.substituteId && 'substituteId',
      parseDay(draft.fromDate) === null && 'fromDate',
      parseTime(draft.fromTime) === null && 'fromTime',
      parseDay(draft.untilDate) === null && 'untilDate',
      parseTime(draft.untilTime) === null && 'untilTime',
    ]);
    if (isWorking || !isRight) return;
    const { staffId, substituteId } = draft;
    const from = whenOf({ date: draft.fromDate, time: draft.fromTime });
    const until = whenOf({ date: draft.untilDate, time: draft.untilTime });
    if (!(await send('/substitutes', { staffId, substituteId, from, until }, text.done))) return;
    forget();
    onClose();
  };

  return (
    <>
      <p className="tells">{text.setTells}</p>
      <div className="form">
        {forOthers && (
          <Select
            name="staffId"
            label={text.who}
            isRequired
            empty=""
            options={colleagues}
            error={errorOf('staffId')}
            value={draft.staffId}
            onChange={staffId => change({ staffId })}
          />
        )}
        <Select
          name="substituteId"
          label={text.substitute}
          isRequired
          empty=""
          options={colleagues.filter(({ id }) => id !== draft.staffId)}
          error={errorOf('substituteId')}
          value={draft.substituteId}
          onChange={substituteId => change({ substituteId })}
        />
        <PeriodFields draft={draft} wrong={wrong} onChange={change} />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.submit}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}
