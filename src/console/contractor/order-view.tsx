import { useState } from 'react';
import { Button } from '../shell/controls/button.js';
import { DateTime, DueDate } from '../shell/date-time.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';
import { type ContractorOrder, contractorApi } from './contractor-api.js';
import { OrderPhoto } from './order-photo.js';
import { ReportForm } from './report-form.js';

interface Props {
  order: ContractorOrder;
  onChange: (order: ContractorOrder) => void;
}

/** One work order on a phone: what, where, until when; then the buttons. */
export function OrderView({ order, onChange }: Props) {
  const words = useWords();
  const { name } = useNames();
  const [said, setSaid] = useState('');
  const changed = (next: ContractorOrder, what: string) => {
    onChange(next);
    setSaid(what);
  };
  return (
    <>
      <header className="contractor-part">
        <p className="muted tabular">{order.number}</p>
        <h1 tabIndex={-1}>{name(order.item)}</h1>
        <p>{words.contractor.lead(order.contractor, name(order.agency))}</p>
        {order.urgency === 'urgent' && <p className="contractor-urgent">{words.contractor.urgent}</p>}
        {order.dueAt && (
          <p>
            <b>{words.contractor.due}</b> <DueDate at={order.dueAt} />
          </p>
        )}
      </header>
      <p className="contractor-said" role="status">
        {said}
      </p>
      <Matter order={order} />
      {order.isOpen ? (
        <>
          <Arrive order={order} onArrived={next => changed(next, words.contractor.arrivedSaid)} />
          <ReportForm key={order.number} number={order.number} onSent={changed} />
        </>
      ) : (
        <p className="contractor-closed">{words.contractor.closed}</p>
      )}
      <Earlier order={order} />
    </>
  );
}

function Matter({ order }: { order: ContractorOrder }) {
  const words = useWords();
  const { name } = useNames();
  const place = [name(order.district), order.place].filter(Boolean).join(' ');
  return (
    <section className="contractor-part" aria-labelledby="what">
      <h2 id="what">{words.contractor.what}</h2>
      <p className="description">{order.description}</p>
      {order.description.includes('〔') && <p className="muted">{words.contractor.covered}</p>}
      <dl className="facts">
        {order.attributes.map(attribute => (
          <div key={attribute.name}>
            <dt>{attribute.name}</dt>
            <dd>{attribute.label}</dd>
          </div>
        ))}
        {order.answers.map(one => (
          <div key={one.name}>
            <dt>{name(one)}</dt>
            <dd>{one.answer}</dd>
          </div>
        ))}
        <div>
          <dt>{words.contractor.where}</dt>
          <dd>{place || words.states.nothing}</dd>
        </div>
        {order.lng !== null && order.lat !== null && (
          <div>
            <dt>{words.contractor.coordinates}</dt>
            <dd>
              <a className="button plain" href={`geo:${order.lat},${order.lng}?q=${order.lat},${order.lng}`}>
                {words.contractor.openMap}
                <span className="tabular">
                  {order.lat.toFixed(5)}, {order.lng.toFixed(5)}
                </span>
              </a>
            </dd>
          </div>
        )}
        {order.agency.phone && (
          <div>
            <dt>{words.contractor.questions}</dt>
            <dd>
              <a className="tabular" href={`tel:${order.agency.phone}`}>
                {name(order.agency)} {order.agency.phone}
              </a>
            </dd>
          </div>
        )}
      </dl>
      {order.photos.length > 0 && (
        <>
          <h3>{words.contractor.photos}</h3>
          {order.photos.map((photo, index) => (
            <OrderPhoto key={photo} id={photo} name={words.contractor.photo(index + 1)} />
          ))}
        </>
      )}
    </section>
  );
}

function Arrive({
  order,
  onArrived,
}: {
  order: ContractorOrder;
  onArrived: (order: ContractorOrder) => void;
}) {
  const words = useWords();
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (order.arrivedAt) {
    return (
      <p className="contractor-part">
        {words.contractor.arrivedAt} <DateTime at={order.arrivedAt} />
      </p>
    );
  }
  const arrive = async () => {
    setWorking(true);
    setProblem(null);
    try {
      onArrived(await contractorApi.arrive());
    } catch (error) {
      setProblem(problemWords(error, words));
    } finally {
      setWorking(false);
    }
  };
  return (
    <div className="contractor-part">
      <Button isWorking={isWorking} onPress={() => void arrive()}>
        {words.contractor.arrive}
      </Button>
      <p className="form-problem" role="alert">
        {problem}
      </p>
    </div>
  );
}

function Earlier({ order }: { order: ContractorOrder }) {
  const words = useWords();
  if (order.reports.length === 0) return null;
  return (
    <section className="contractor-part" aria-labelledby="earlier">
      <h2 id="earlier">{words.contractor.earlier}</h2>
      <ol className="contractor-earlier">
        {order.reports.map(report => (
          <li key={report.at}>
            <p>
              <b>{report.done ? words.contractor.isDone : words.contractor.isProgress}</b>{' '}
              <DateTime at={report.at} />
            </p>
            <p className="description">{report.text}</p>
            {report.photos.map((photo, index) => (
              <OrderPhoto key={photo} id={photo} name={words.contractor.photo(index + 1)} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
