import { Component, lazy, type ReactNode, Suspense } from 'react';
import type { CaseCard } from '../../api/types.js';
import { useWords } from '../../words/use-words.js';
import { currentCase } from '../draft.js';
import { pointIn } from '../point.js';
import type { DraftOf } from '../use-draft.js';
import { useLocate } from '../use-locate.js';

const MapCanvas = lazy(() => import('./map-canvas.js').then(module => ({ default: module.MapCanvas })));

/** Cases nearby have a point where one is known. */
export type PlacedCase = CaseCard & { lng?: number | null; lat?: number | null };

/** The list beside it says the same, and the fields set the same: whoever cannot see the map misses nothing. */
export function NearbyMap({ of: { draft, changeCase }, cases }: { of: DraftOf; cases: PlacedCase[] }) {
  const { desk } = useWords();
  const one = currentCase(draft);
  const { look } = useLocate(one.coordinates, changeCase);
  const pick = (lng: number, lat: number) => {
    const coordinates = `${lng.toFixed(5)}, ${lat.toFixed(5)}`;
    changeCase({ coordinates });
    void look(coordinates);
  };
  return (
    <Unbroken instead={<p className="muted">{desk.map.failed}</p>}>
      <Suspense fallback={<div className="desk-map" />}>
        <MapCanvas point={pointIn(one.coordinates)} district={one.district} cases={cases} onPick={pick} />
        <p className="muted">
          {desk.map.about} {desk.map.source}
        </p>
      </Suspense>
    </Unbroken>
  );
}

/** A map that fails, for whatever reason, never stands in the way of a call. */
class Unbroken extends Component<{ instead: ReactNode; children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }
  override render() {
    return this.state.isBroken ? this.props.instead : this.props.children;
  }
}
