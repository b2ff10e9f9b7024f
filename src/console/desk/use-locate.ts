import { useEffect, useRef, useState } from 'react';
import { locate } from '../api/queries.js';
import { say } from '../live/announce.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';
import { pointIn } from './point.js';
import type { DraftOf } from './use-draft.js';

/** A point names its district and village. What was found of it is said as long as it stands in the field. */
export function useLocate(coordinates: string, changeCase: DraftOf['changeCase']) {
  const words = useWords();
  const { name } = useNames();
  const [found, setFound] = useState({ of: '', text: '' });
  const [problem, setProblem] = useState({ of: '', text: '' });
  // Another point, another case or another call may stand there when the answer comes.
  const standing = useRef('');
  useEffect(() => {
    standing.current = coordinates;
    return () => {
      standing.current = '';
    };
  }, [coordinates]);
  const look = async (typed = coordinates) => {
    if (typed.trim() === '' || found.of === typed) return;
    const point = pointIn(typed);
    if (!point) return setProblem({ of: typed, text: words.desk.coordinatesWrong });
    try {
      const { district, village } = await locate(point.lng, point.lat);
      const text = words.desk.located([name(district), village?.name].filter(Boolean).join(' '));
      if (standing.current !== typed) return;
      changeCase({ district: district.code, village: village?.code ?? null });
      setFound({ of: typed, text });
      say('found', text);
    } catch (error) {
      setProblem({ of: typed, text: problemWords(error, words) });
    }
  };
  return {
    found: found.of === coordinates && found.text ? found.text : null,
    problem: problem.of === coordinates && problem.text ? problem.text : null,
    look,
  };
}
