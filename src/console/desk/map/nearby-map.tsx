import { Component, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseCard } from '../../api/types.js';
import { say } from '../../live/announce.js';
import { Button } from '../../shell/controls/button.js';
import { useWords } from '../../words/use-words.js';
import { currentCase } from '../draft.js';
import { type Point, pointIn } from '../point.js';
import type { DraftOf } from '../use-draft.js';
import { useLocate } from '../use-locate.js';
import { MapCanvas } from './map-canvas.js';

/** Cases nearby have a point where one is known. */
export type PlacedCase = CaseCard & { lng?: number | null; lat?: number | null };

/** What the map is to show. */
export interface View {
  point: Point | null;
  district: string | null;
  cases: PlacedCase[];
}

/** The list beside it says the same, and the fields set the same: whoever cannot see the map misses nothing. */
export function NearbyMap({ of: { draft, changeCase }, cases }: { of: DraftOf; cases: PlacedCase[] }) {
  const { desk, states } = useWords();
  const text = desk.map;
  const { coordinates: typed, district } = currentCase(draft);
  const { look } = useLocate(typed, changeCase);
  const view = useMemo<View>(() => ({ point: pointIn(typed), district, cases }), [typed, district, cases]);
  const [drawn, setDrawn] = useState<View | null>(null);
  const [isBroken, setBroken] = useState(false);
  const [tries, setTries] = useState(1);
  const region = useRef<HTMLElement>(null);
  const isAwaited = useRef(false);
  const isDrawn = drawn === view;

  useEffect(() => {
    if (isBroken) say('result', isAwaited.current ? text.failedAgain : text.failedSay);
    else if (isDrawn && isAwaited.current) say('result', text.drawn);
    if (isBroken || isDrawn) isAwaited.current = false;
  }, [isBroken, isDrawn, text]);

  const pick = (lng: number, lat: number) => {
    const coordinates = `${lng.toFixed(5)}, ${lat.toFixed(5)}`;
    changeCase({ coordinates });
    void look(coordinates);
  };
  const tryAgain = () => {
    isAwaited.current = true;
    setBroken(false);
    setDrawn(null);
    setTries(tries + 1);
    // The button goes, and the focus must not go with it.
    region.current?.focus();
  };

  return (
    <section
      ref={region}
      aria-label={text.title}
      aria-busy={!isDrawn && !isBroken}
      tabIndex={-1}
      className="nearby-map"
    >
      <Unbroken
        key={tries}
        onBroken={() => setBroken(true)}
        instead={
          <div className="desk-map map-failed">
            <p>{text.failed}</p>
            <Button onPress={tryAgain}>{states.retry}</Button>
          </div>
        }
      >
        <MapCanvas view={view} onPick={pick} onDrawn={setDrawn} />
        <p className="muted">
          {text.about} {text.source}
        </p>
      </Unbroken>
    </section>
  );
}

interface UnbrokenProps {
  instead: ReactNode;
  onBroken: () => void;
  children: ReactNode;
}

/** A map that fails, for whatever reason, never stands in the way of a call. */
class Unbroken extends Component<UnbrokenProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }
  override componentDidCatch() {
    this.props.onBroken();
  }
  override render() {
    return this.state.isBroken ? this.props.instead : this.props.children;
  }
}
