import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Check } from '../shell/controls/check.js';
import { TextField } from '../shell/controls/text-field.js';
import { parseDay } from '../words/dates.js';
import { useNames, useWords } from '../words/use-words.js';
import { type FollowUpDraft, FollowUpFields } from './follow-up-fields.js';
import { DialogEnd } from './form-parts.js';
import { useDraft } from './use-draft.js';
import { RENEWS, type Visit } from './visit-queries.js';

interface Draft {
  minutes: string;
  attended: string[];
  followUps: FollowUpDraft[];
}

/** Who came, what was found, and who does what by when. */
export function HoldForm({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const text = useWords().visits;
  const { name } = useNames();
  const expected = [...(visit.agency ? [visit.agency] : []), ...visit.invited];
  const empty: Draft = { minutes: '', attended: expected.map(({ code }) => code), followUps: [] };
  const { draft, wrong, change, check, forget } = useDraft<Draft>(`hold ${visit.id}`, empty);
  const { send, isWorking, problem } = usePost(RENEWS);
  const { minutes, attended, followUps } = draft;

  const submit = async () => {
    const isRight = check([
      !minutes.trim() && 'minutes',
      ...followUps.flatMap(({ agency, what, dueOn }, place) => [
        !agency && `agency-${place}`,
        !what.trim() && `what-${place}`,
        parseDay(dueOn) === null && `dueOn-${place}`,
      ]),
    ]);
    if (isWorking || !isRight) return;
    const wishes = followUps.map(({ agency, what, dueOn }) => ({ agency, what, dueOn: parseDay(dueOn) }));
    const present = attended.filter(code => expected.some(agency => agency.code === code));
    const body = { version: visit.version, minutes, attended: present, followUps: wishes };
    if (!(await send(`/site-visits/${visit.id}/actions/hold`, body, text.held))) return;
    forget();
    onClose();
  };
  const replace = (place: number, next: Partial<FollowUpDraft>) =>
    change(
      { followUps: followUps.map((one, at) => (at === place ? { ...one, ...next } : one)) },
      Object.keys(next).map(field => `${field}-${place}`),
    );
  /** Those after it have other places by then. */
  const remove = (place: number) =>
    change({ followUps: followUps.filter((_, at) => at !== place) }, wrong.filter(isOfFollowUp));
  const add = () =>
    change({ followUps: [...followUps, { key: crypto.randomUUID(), agency: '', what: '', dueOn: '' }] });

  return (
    <>
      <p className="tells">{text.holdTells}</p>
      <div className="form">
        <fieldset className="attended">
          <legend className="field-label">{text.attendedField}</legend>
          {expected.map(agency => (
            <Check
              key={agency.code}
              name={`attended-${agency.code}`}
              label={name(agency)}
              value={attended.includes(agency.code)}
              onChange={isHere =>
                change({
                  attended: isHere
                    ? [...attended, agency.code]
                    : attended.filter(code => code !== agency.code),
                })
              }
            />
          ))}
        </fieldset>
        <TextField
          name="minutes"
          label={text.minutesField}
          isRequired
          wide
          lines={5}
          error={wrong.includes('minutes') ? text.need.minutes : null}
          value={minutes}
          onChange={value => change({ minutes: value })}
        />
      </div>
      <h3>{text.followUps}</h3>
      {followUps.map((one, place) => (
        <FollowUpFields
          // They have no other name than their place.
          key={one.key}
          place={place}
          draft={one}
          agencies={expected.map(agency => ({ id: agency.code, label: name(agency) }))}
          wrong={wrong}
          onChange={next => replace(place, next)}
          onRemove={() => remove(place)}
        />
      ))}
      <div>
        <Button icon="plus" onPress={add}>
          {text.addFollowUp}
        </Button>
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.holdSubmit}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}

const isOfFollowUp = (name: string): boolean => /-\d+$/.test(name);
