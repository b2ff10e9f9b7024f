import type { ReactNode } from 'react';
import { AccidentOfCase } from '../accidents/accident-of-case.js';
import type { CasePage, Clock } from '../api/types.js';
import { ClockLevelMark } from '../boards/marks.js';
import { Explanation } from '../clocks/explanation.js';
import { IncidentOfCase } from '../incidents/incident-of-case.js';
import { CaseChats } from '../intake/case-chats.js';
import { isDisposed, levelOf } from '../live/clocks.js';
import { useNow } from '../live/server-time.js';
import { LetterOfCase } from '../mailbox/letter-of-case.js';
import { PetitionOfCase } from '../petitions/petition-of-case.js';
import { RemediesTold } from '../petitions/remedies.js';
import { ReturnsOfCase } from '../returns/returns-of-case.js';
import { Colon } from '../shell/colon.js';
import { DateTime, DueDate } from '../shell/date-time.js';
import { Urged } from '../substitutes/urged.js';
import { DecisionOfCase } from '../tracked/decision-of-case.js';
import { CaseVisits } from '../visits/case-visits.js';
import { useNames, useWords } from '../words/use-words.js';
import { WorksOfCase } from '../works/works-of-case.js';
import { CitizenTold } from './citizen-told.js';
import { Extensions } from './extensions.js';
import { Links } from './links.js';
import { Petitioner } from './petitioner.js';
import { SharedMark } from './shared-mark.js';
import { StatusRead } from './status-read.js';
import { Pauses } from './waiting.js';

export function CaseFacts({ page }: { page: CasePage }) {
  const words = useWords();
  const { name } = useNames();
  const { fields } = words.domain;
  const place = [name(page.district), page.village?.name, page.place].filter(Boolean).join(' ');
  return (
    <section className="case-column" aria-labelledby="facts">
      <h2 id="facts">{words.case.facts}</h2>
      <p className="description">{page.description}</p>
      <SharedMark text={page.sharedDescription} />
      <dl className="facts">
        <Fact name={fields.place}>
          {place || words.states.nothing}
          <SharedMark text={page.sharedPlace} />
        </Fact>
        {page.lng !== null && page.lat !== null && (
          <Fact name={words.case.coordinates}>
            <a href={`geo:${page.lat},${page.lng}`} className="tabular">
              {page.lng.toFixed(5)}, {page.lat.toFixed(5)}
            </a>
          </Fact>
        )}
        {page.attributes.map(attribute => (
          <Fact key={attribute.code} name={attribute.name}>
            {attribute.label}
          </Fact>
        ))}
        {page.answers.map(one => (
          <Fact key={one.id} name={name(one)}>
            {one.answer}
            <SharedMark text={one.sharedAnswer} />
          </Fact>
        ))}
        <Fact name={fields.kind}>{words.domain.kind[page.kind]}</Fact>
        <Fact name={fields.receivedAt}>
          <DateTime at={page.receivedAt} />
        </Fact>
        {page.contactConsent && <Fact name={words.identity.consentFact}>{words.identity.consent}</Fact>}
        {page.confidential && (
          <Fact name={words.identity.confidentialMark}>
            {words.identity.confidentialFact}
            {page.reportedAgency && (
              <span className="block">
                {words.identity.reported}
                <Colon />
                {name(page.reportedAgency)}
              </span>
            )}
          </Fact>
        )}
        {page.statusRead && (
          <Fact name={words.identity.statusRead.label}>
            <StatusRead read={page.statusRead} />
          </Fact>
        )}
        {page.told && (
          <Fact name={words.identity.told.label}>
            <CitizenTold told={page.told} />
          </Fact>
        )}
        <Fact name={words.case.contacts}>
          {page.contacts.map(contact => (
            <span key={contact.id} className="block">
              {words.domain.channel[contact.channel] ?? contact.channel} <DateTime at={contact.receivedAt} />
              {contact.documentNumber && (
                <span className="second-line">{words.paper.numberIs(contact.documentNumber)}</span>
              )}
            </span>
          ))}
        </Fact>
      </dl>
      <DecisionOfCase page={page} />
      {page.reply && (
        <>
          <h3>{page.kind === 'decision' ? words.tracked.replied : words.case.reply}</h3>
          <p className="description">{page.reply.text}</p>
          <RemediesTold codes={page.reply.remedies} />
        </>
      )}
      <WorksOfCase page={page} />
      <CaseChats page={page} />
      <LetterOfCase page={page} />
      <Links page={page} />
      <IncidentOfCase page={page} />
      <PetitionOfCase page={page} />
      <Clocks page={page} />
      <Pauses page={page} />
      <Explanation number={page.number} />
      <Extensions page={page} />
      <Urged page={page} />
      <ReturnsOfCase page={page} />
      <AccidentOfCase page={page} />
      <CaseVisits number={page.number} />
      <Petitioner page={page} />
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Every clock of the case, also the centre's own. */
function Clocks({ page }: { page: CasePage }) {
  const words = useWords();
  const now = useNow();
  const text = words.case.clockTable;
  if (page.clocks.length === 0) return null;
  const [kind, cutOff] =
    page.state === 'withdrawn'
      ? ['case.withdrawn', text.cutOff]
      : ['case.disposed', words.petitions.clockEnded];
  const isOver = page.state === 'withdrawn' || isDisposed(page.state);
  const endedAt = page.timeline.find(entry => entry.kind === kind)?.at;
  /** Nobody kept or missed a limit that ended with the case; of one that was over by then somebody did. */
  const isCutOff = ({ stoppedAt, dueAt }: Clock) =>
    isOver && stoppedAt !== null && endedAt !== undefined && stoppedAt >= endedAt && stoppedAt <= dueAt;
  return (
    <>
      <h3 id="clocks">{words.case.clocks}</h3>
      <table className="plain-table" aria-labelledby="clocks">
        <thead>
          <tr>
            <th scope="col">{text.kind}</th>
            <th scope="col">{text.result}</th>
          </tr>
        </thead>
        <tbody>
          {page.clocks.map(clock => (
            <tr key={clock.kind}>
              <th scope="row">{words.domain.clock[clock.kind]}</th>
              <td>
                {isCutOff(clock) ? cutOff : <ClockLevelMark level={levelOf(clock, now)} />}
                <span className="second-line">
                  {text.due} <DueDate at={clock.dueAt} />
                </span>
                {clock.stoppedAt && (
                  <span className="second-line">
                    {text.stopped} <DateTime at={clock.stoppedAt} />
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
