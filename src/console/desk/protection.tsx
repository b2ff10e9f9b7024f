import { useCity } from '../api/queries.js';
import { useCityOptions } from '../boards/filters.js';
import { Check } from '../shell/controls/check.js';
import { Choice } from '../shell/controls/choice.js';
import { useWords } from '../words/use-words.js';
import { currentCase, isConfidential } from './draft.js';
import type { DraftOf } from './use-draft.js';
import type { Recording } from './use-record.js';

interface Props {
  of: DraftOf;
  recording: Recording;
}

/** May the agency call the citizen; or must it, on the contrary, never know who it was? */
export function Protection({ of: { draft, changeCase }, recording }: Props) {
  const { identity: text } = useWords();
  const { agencies } = useCityOptions();
  const one = currentCase(draft);
  const category = useCity()?.categories.find(({ code }) => code === one.category);
  const isProtected = isConfidential(one, category);
  return (
    <>
      {category?.contactByAgency && !isProtected && (
        <Check
          name="contactConsent"
          label={`${text.consent}（${text.consentHint}）`}
          value={one.contactConsent ?? false}
          onChange={contactConsent => changeCase({ contactConsent })}
        />
      )}
      <Check
        name="confidential"
        label={text.confidential}
        value={isProtected}
        onChange={confidential =>
          changeCase({ confidential, reportedAgency: null, ...(confidential && { contactConsent: false }) })
        }
      />
      {isProtected && (
        <>
          <p className="muted wide">{text.confidentialHint}</p>
          <Choice
            name="reportedAgency"
            label={text.reported}
            hint={text.reportedHint}
            wide
            error={recording.errorOf('reportedAgency')}
            options={agencies}
            value={one.reportedAgency ?? null}
            onChange={reportedAgency => {
              recording.forget('reportedAgency');
              changeCase({ reportedAgency });
            }}
          />
        </>
      )}
    </>
  );
}
