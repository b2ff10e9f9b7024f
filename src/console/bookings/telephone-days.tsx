import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Named } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { AskedDialog } from './asked-dialog.js';
import { type TelephoneDays as Days, telephoneDaysQuery } from './booking-queries.js';
import { TelephoneDialog } from './telephone-dialog.js';

interface Props {
  sites: readonly Named[];
  mayChange: boolean;
}

/** While nobody may come: which places are telephoned, from when to when. */
export function TelephoneDays({ sites, mayChange }: Props) {
  const words = useWords();
  const text = words.bookings;
  const { name } = useNames();
  const language = useLanguage();
  const query = useQuery(telephoneDaysQuery);
  const [isSetting, setSetting] = useState(false);
  const [ending, setEnding] = useState<Days | null>(null);
  const named = ({ sites: codes }: Days) =>
    codes.map(code => name(sites.find(one => one.code === code)) || code).join(words.states.and);
  const period = ({ from, until }: Days) =>
    text.period(calendarDayWords(from, language), until ? calendarDayWords(until, language) : text.openEnd);
  return (
    <section className="counts" aria-labelledby="telephone-days">
      <div className="section-head">
        <h2 id="telephone-days">{text.telephoneDays}</h2>
        {mayChange && (
          <Button asks onPress={() => setSetting(true)}>
            {text.setTelephoneDays}
          </Button>
        )}
      </div>
      <p className="muted">{text.telephoneDaysLead}</p>
      <Loaded query={query} skeleton={<Skeleton lines={1} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{text.noTelephoneDays}</p>
          ) : (
            <ul className="count-list" aria-label={text.telephoneDays}>
              {items.map(days => (
                <li key={days.id}>
                  <span className="count-what">
                    <b>{named(days)}</b> <span className="tabular">{period(days)}</span>
                    <span className="second-line">
                      {days.reason} · {text.by(days.by)}
                    </span>
                  </span>
                  {mayChange && (
                    <Button
                      asks
                      look="quiet"
                      aria-label={text.endOf(named(days))}
                      onPress={() => setEnding(days)}
                    >
                      {text.end}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {isSetting && <TelephoneDialog sites={sites} onClose={() => setSetting(false)} />}
      {ending && (
        <AskedDialog
          title={text.endTitle}
          tells={text.endTells}
          submit={text.end}
          path={`/telephone-days/${ending.id}/actions/end`}
          body={{}}
          done={text.isEnded}
          onClose={() => setEnding(null)}
        >
          {named(ending)} {period(ending)}
        </AskedDialog>
      )}
    </section>
  );
}
