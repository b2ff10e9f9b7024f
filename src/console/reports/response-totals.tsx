import type { ResponseReport } from '../api/types.js';
import { useWords } from '../words/use-words.js';
import { Explained } from './explained.js';
import { CountedCases } from './response-share.js';

const CONTACTS = [
  { figure: 'instantReply', of: 'answeredAtOnce', percent: 'instantReplyPercent', why: 'instantReply' },
  { figure: 'inquiry', of: 'inquiries', percent: 'inquiryPercent', why: 'contactShares' },
  { figure: 'recorded', of: 'recorded', percent: 'recordedPercent', why: 'contactShares' },
  { figure: 'other', of: 'other', percent: 'otherPercent', why: 'contactShares' },
] as const;
const COURSE = [
  ...[{ figure: 'passedOn', why: 'passedOn' } as const],
  ...(['reopened', 'returned', 'bounced', 'undelivered'] as const).map(figure => ({ figure, why: 'course' })),
  ...(['merged', 'converted'] as const).map(figure => ({ figure, why: 'grouping' })),
];

/** The whole: each number with the share it is, and what that means one press away. */
export function ResponseTotals({ report: { total, definitions } }: { report: ResponseReport }) {
  const text = useWords().reports.responses;
  const { contacts, cases } = total;
  return (
    <>
      <section className="day-section" aria-labelledby="response-contacts">
        <h2 id="response-contacts">{text.contacts}</h2>
        {contacts ? (
          <dl className="figures">
            {CONTACTS.map(({ figure, of, percent, why }) => (
              <Figure key={figure} name={text.figure[figure]} why={definitions[why]}>
                {contacts[of].toLocaleString('en')}
                <Percent value={contacts[percent]} />
              </Figure>
            ))}
          </dl>
        ) : (
          <p className="muted">{text.noContacts}</p>
        )}
      </section>
      {cases && (
        <section className="day-section" aria-labelledby="response-course">
          <h2 id="response-course">{text.course}</h2>
          <dl className="figures">
            <Figure name={text.figure.opened} why={definitions.course}>
              {cases.opened.toLocaleString('en')}
            </Figure>
            {COURSE.map(({ figure, why }) => (
              <Figure key={figure} name={text.figure[figure]} why={definitions[why]}>
                {cases[figure].toLocaleString('en')}
                <Percent value={cases[`${figure}Percent`]} />
              </Figure>
            ))}
            <Figure name={text.figure.released} why={definitions.released}>
              <CountedCases
                count={cases.released}
                show="released"
                of={text.figure.released}
                name={text.total}
                rowKey={null}
              />
            </Figure>
          </dl>
        </section>
      )}
    </>
  );
}

interface FigureProps {
  name: string;
  why: ResponseReport['definitions'][string] | undefined;
  children: React.ReactNode;
}

const Figure = ({ name, why, children }: FigureProps) => (
  <div className="figure">
    <dt>
      <Explained name={name} definition={why} />
    </dt>
    <dd>{children}</dd>
  </div>
);

const Percent = ({ value }: { value: number | null }) =>
  value === null ? null : <span className="figure-share">{value.toFixed(1)}%</span>;
