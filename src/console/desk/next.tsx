import { useQuery } from '@tanstack/react-query';
import { previewQuery } from '../api/queries.js';
import type { DueClock } from '../api/types.js';
import { useCityOptions } from '../boards/filters.js';
import { serverNow, useNow } from '../live/server-time.js';
import { Choice } from '../shell/controls/choice.js';
import { dueWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { currentCase, type Draft, UNCATEGORISED } from './draft.js';
import { hasReceiptDate, receiptOf } from './paper.js';
import { Protection } from './protection.js';
import type { DraftOf } from './use-draft.js';
import type { Recording } from './use-record.js';

/** What will happen: who acts, and by when. */
export function Next({ of, recording }: { of: DraftOf; recording: Recording }) {
  const { draft, changeCase } = of;
  const words = useWords();
  const { agencies } = useCityOptions();
  const one = currentCase(draft);
  return (
    <>
      <div className="wide preview" data-read tabIndex={-1}>
        <Preview draft={draft} />
      </div>
      {draft.outcome === 'recorded' && <Protection of={of} recording={recording} />}
      {draft.outcome === 'recorded' && (
        <Choice
          name="agency"
          error={recording.errorOf('agency')}
          label={words.desk.preview.override}
          hint={words.desk.preview.overrideHint}
          wide
          options={agencies}
          value={one.agency}
          onChange={agency => {
            recording.forget('agency');
            changeCase({ agency });
          }}
        />
      )}
    </>
  );
}

export function Preview({ draft }: { draft: Draft }) {
  const words = useWords();
  const text = words.desk.preview;
  const { name, said } = useNames();
  const one = currentCase(draft);
  const isUncategorised = one.category === UNCATEGORISED;
  const { agencies } = useCityOptions();
  const receivedAt = hasReceiptDate(draft.channel) ? receiptOf(draft, serverNow()) : null;
  const query = useQuery({
    ...previewQuery(isUncategorised ? '' : (one.category ?? ''), one.district, one.attributes, receivedAt),
    enabled: one.category !== null && draft.outcome === 'recorded',
    placeholderData: previous => previous,
  });

  if (draft.outcome !== 'recorded') return <p>{text[draft.outcome]}</p>;
  if (one.joins) return <p className="preview-agency">{words.incidents.joins(one.joins)}</p>;
  if (one.category === null) return <p className="muted">{text.need}</p>;
  const preview = query.data;
  const override = agencies.find(({ id }) => id === one.agency)?.label;
  if (!preview && !override)
    return <p className="muted">{query.error ? words.states.failed : words.states.loading}</p>;
  const isReported = !override && one.reportedAgency != null && preview?.agency?.code === one.reportedAgency;
  const agency = isReported ? '' : (override ?? name(preview?.agency));
  return (
    <>
      <p className="preview-agency">{agency ? text.goes(agency) : text.unrouted}</p>
      {isReported && <p className="muted">{words.identity.reportedUnrouted}</p>}
      {!override && !isReported && preview && <p className="muted">{said(preview.reason)}</p>}
      {preview && <Dues clocks={preview.clocks} />}
      {!one.district && <p className="muted">{text.needDistrict}</p>}
    </>
  );
}

export function Dues({ clocks }: { clocks: DueClock[] }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  if (clocks.length === 0) return null;
  return (
    <ul className="dues">
      {clocks.map(clock => (
        <li key={clock.kind}>
          {words.desk.preview.due[clock.kind](dueWords(clock.dueAt, now, language))}
          {clock.provisional && <span className="muted"> {words.desk.preview.provisional}</span>}
        </li>
      ))}
    </ul>
  );
}
