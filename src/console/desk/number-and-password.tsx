import { useWords } from '../words/use-words.js';
import './number-and-password.css';

/** Large, and as people say them: whoever is on the line writes them down. */
export function NumberAndPassword({ number, password }: { number: string; password: string }) {
  const { desk } = useWords();
  return (
    <dl className="result-digits">
      <div>
        <dt>{desk.result.number}</dt>
        <dd>{number}</dd>
      </div>
      <div>
        <dt>{desk.result.password}</dt>
        <dd className="result-password">
          {groupsOf(password).map(group => (
            <span key={group.at}>{group.text}</span>
          ))}
        </dd>
      </div>
    </dl>
  );
}

/** In fours, as people say digits. */
const groupsOf = (digits: string) =>
  (digits.match(/.{1,4}/g) ?? []).map((text, index) => ({ at: index, text }));
