import './print.css';

/** On paper there are no fields: what was asked, in words. */
export const PrintedHead = ({ asked }: { asked: readonly (readonly [label: string, value: string])[] }) => (
  <dl className="printed-head">
    {asked.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
