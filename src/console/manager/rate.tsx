import { useWords } from '../words/use-words.js';

/** A share of a hundred as a cell: the bar repeats the number. */
export function Rate({ value }: { value: number | null | undefined }) {
  const { states } = useWords();
  if (value == null) return <td>{states.nothing}</td>;
  return (
    <td>
      <span className="rate">
        <meter min={0} max={100} value={value} aria-hidden="true" />
        {value.toFixed(1)}%
      </span>
    </td>
  );
}
