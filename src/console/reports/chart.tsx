import { useEffect, useRef, useState } from 'react';
import type { DrawnChart } from './chart-library.js';
import { chartLook, useColours } from './chart-look.js';
import { type ChartData, chartOption } from './chart-option.js';
import './chart.css';

interface Props extends ChartData {
  /** One sentence for whoever does not see it. The numbers themselves stand in a table beside it. */
  summary: string;
}

/** A picture of numbers, never the only place where they stand: its table is for reading, for keys and for paper. */
export function Chart({ summary, ...data }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { chart, missing } = useChartIn(place);
  const colours = useColours();
  const drawn = JSON.stringify(data);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again for other numbers and other colours
  useEffect(() => {
    if (!chart || !place.current) return;
    chart.setOption(chartOption(JSON.parse(drawn) as ChartData, chartLook(place.current)), true);
    place.current.dataset.drawn = 'true';
  }, [chart, drawn, colours]);
  if (missing) return null;
  return <div ref={place} className="chart" role="img" aria-label={summary} />;
}

/** The library comes when the first chart is shown. Where it does not come, there is the table. */
function useChartIn(place: React.RefObject<HTMLDivElement | null>) {
  const [chart, setChart] = useState<DrawnChart | null>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    let drawing: DrawnChart | null = null;
    let isGone = false;
    const size = new ResizeObserver(() => drawing?.resize());
    import('./chart-library.js').then(
      ({ chartIn }) => {
        if (isGone || !place.current) return;
        drawing = chartIn(place.current);
        size.observe(place.current);
        setChart(drawing);
      },
      () => setMissing(true),
    );
    return () => {
      isGone = true;
      size.disconnect();
      drawing?.dispose();
      setChart(null);
    };
  }, [place]);
  return { chart, missing };
}
