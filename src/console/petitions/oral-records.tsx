import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '../api/queries.js';
import type { CasePage } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { useWords } from '../words/use-words.js';
import { CorrectRecord } from './correct-record.js';
import { OneRecord } from './one-record.js';
import type { OralRecord } from './petition-queries.js';
import { ReadBack } from './read-back.js';

type Shown = 'read-back' | 'correct' | 'compare';

const ENDED: readonly CasePage['state'][] = ['released', 'withdrawn', 'not_handled', 'transferred'];

interface Props {
  page: CasePage;
  petition: NonNullable<CasePage['petition']>;
}

/** 口述紀錄: the one that stands, and what may be done with it. */
export function OralRecords({ page, petition: { isOral, oralRecords } }: Props) {
  const { oral: text } = useWords().petitions;
  const last = oralRecords.at(-1);
  if (!last && (!isOral || ENDED.includes(page.state))) return null;
  return (
    <>
      <h3 id="oral-records">{text.heading}</h3>
      {last ? (
        <Standing page={page} records={oralRecords} last={last} />
      ) : (
        <p className="muted">{text.missing}</p>
      )}
    </>
  );
}

function Standing({ page, records, last }: { page: CasePage; records: OralRecord[]; last: OralRecord }) {
  const { oral: text } = useWords().petitions;
  const me = useQuery(sessionQuery).data;
  const [shown, setShown] = useState<Shown | null>(null);
  const isMine = me != null && (me.agency === null || me.agency.code === page.agency?.code);
  const may = (right: 'oral-record.read-back' | 'oral-record.correct') =>
    isMine && me.rights.includes(right) && !ENDED.includes(page.state);
  const close = () => setShown(null);
  return (
    <>
      <OneRecord record={last} stands />
      {isMine && ENDED.includes(page.state) && <p className="muted">{text.ended}</p>}
      <div className="order-actions">
        {may('oral-record.read-back') && last.readBackAt === null && (
          <Button asks onPress={() => setShown('read-back')}>
            {text.confirm}
          </Button>
        )}
        {may('oral-record.correct') && (
          <Button asks onPress={() => setShown('correct')}>
            {text.correct}
          </Button>
        )}
        {records.length > 1 && (
          <Button asks onPress={() => setShown('compare')}>
            {text.compare(records.length)}
          </Button>
        )}
      </div>
      <Dialog title={text.confirmTitle(page.number)} isOpen={shown === 'read-back'} onClose={close}>
        <ReadBack record={last} number={page.number} onClose={close} />
      </Dialog>
      <Dialog title={text.correctTitle(page.number)} isOpen={shown === 'correct'} onClose={close} wide>
        <CorrectRecord record={last} number={page.number} isCovered={me?.agency != null} onClose={close} />
      </Dialog>
      <Dialog title={text.compareTitle} isOpen={shown === 'compare'} onClose={close} wide>
        <div className="side-by-side">
          {records.map(record => (
            <OneRecord key={record.id} record={record} stands={record === last} />
          ))}
        </div>
      </Dialog>
    </>
  );
}
