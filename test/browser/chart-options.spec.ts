import { describe, expect, it } from '@jest/globals';
import { type ChartData, type ChartLook, chartOption } from '../../src/console/reports/chart-option.js';

const LOOK: ChartLook = {
  ...{ ink: 'ink', soft: 'soft', line: 'line', surface: 'surface', least: 'least', most: 'most' },
  ...{ series: ['a', 'b'], font: 'font', patterns: false },
};
const TWO: Omit<ChartData, 'kind'> = {
  labels: ['11/1', '11/2'],
  series: [
    { name: 'met', values: [3, null] },
    { name: 'missed', values: [0, 12_345] },
  ],
};
const of = (kind: ChartData['kind'], more: Partial<ChartData> = {}, look = LOOK) =>
  chartOption({ kind, ...TWO, ...more }, look);

describe('A chart', () => {
  it.each([
    ['line', 'line', undefined],
    ['bar', 'bar', undefined],
    ['stacked', 'bar', 'all'],
  ] as const)('of kind %s is drawn as %s', (kind, type, stack) => {
    const series = of(kind).series as { type: string; stack?: string; name: string; data: unknown }[];
    expect(series.map(one => [one.type, one.stack, one.name, one.data])).toEqual([
      [type, stack, 'met', [3, null]],
      [type, stack, 'missed', [0, 12_345]],
    ]);
  });

  it('as a heat has a row for each series, and no cell where there is no number', () => {
    const { series, yAxis, visualMap } = of('heat');
    expect(series).toEqual([
      {
        type: 'heatmap',
        data: [
          [0, 0, 3],
          [0, 1, 0],
          [1, 1, 12_345],
        ],
      },
    ]);
    expect(yAxis).toMatchObject({ data: ['met', 'missed'], inverse: true });
    expect(visualMap).toMatchObject({ min: 0, max: 12_345 });
  });

  it.each([
    ['counts', {}, 1, '12,345', { minInterval: 1 }],
    ['shares of a hundred', { percent: true }, 12.5, '12.5%', { max: 100 }],
  ] as const)('of %s says so', (_what, more, value, written, axis) => {
    const { tooltip, yAxis } = of('line', more);
    const { valueFormatter } = tooltip as { valueFormatter(value: unknown): string };
    expect(valueFormatter(value === 1 ? 12_345 : value)).toBe(written);
    expect(valueFormatter(null)).toBe('–');
    expect(yAxis).toMatchObject(axis);
  });

  it('never makes HTML, and never moves', () => {
    for (const kind of ['line', 'bar', 'stacked', 'heat'] as const)
      expect(of(kind)).toMatchObject({
        animation: false,
        stateAnimation: { duration: 0 },
        tooltip: { renderMode: 'richText', transitionDuration: 0 },
      });
  });

  it('has patterns where colours are few', () => {
    expect(of('bar').aria).toMatchObject({ enabled: false, decal: { show: false } });
    expect(of('bar', {}, { ...LOOK, patterns: true }).aria).toMatchObject({
      enabled: true,
      decal: { show: true },
      label: { enabled: false },
    });
  });
});
