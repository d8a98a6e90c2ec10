import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import UPlot from 'uplot';
import type { Judgement, RunResult } from '../api/endpoints.js';
import { formatBytes, formatDuration, formatLimitMs } from '../units/format.js';
import { VERDICT_COLOURS } from '../app/theme.js';
import classes from './verdict.module.css';

interface Props {
  runs: RunResult[];
  judgement: Judgement;
}

/** Time and memory of each test case as bars against the limit. The tiles hold the same figures as text. */
export default function RunsPlot({ runs, judgement }: Props) {
  const { t } = useTranslation();
  // Test cases may have less than the problem: the axis is for the most that one of them has.
  const most = (limits: number[], otherwise: number): number => (limits.length > 0 ? Math.max(...limits) : otherwise);
  const evidence = runs.flatMap((run) => run.evidence ?? []);
  const timeLimitMs =
    most(
      evidence.map((one) => one.cpuTimeLimitMs),
      judgement.timeLimitMs,
    ) || null;
  const memoryLimit = most(
    evidence.map((one) => one.memoryLimitBytes),
    judgement.memoryLimitBytes,
  );
  return (
    <div className={classes.plots}>
      <Plot
        label={t('judgement.timePlot')}
        runs={runs}
        values={runs.map((run) => run.cpuTimeUs)}
        limit={timeLimitMs === null ? null : timeLimitMs * 1000}
        format={formatDuration}
        formatLimit={formatLimitUs}
      />
      <Plot
        label={t('judgement.memoryPlot')}
        runs={runs}
        values={runs.map((run) => run.memoryPeakBytes)}
        limit={memoryLimit}
        format={formatBytes}
        formatLimit={formatBytes}
      />
    </div>
  );
}

function formatLimitUs(microseconds: number): string {
  return formatLimitMs(Math.round(microseconds / 1000));
}

interface PlotProps {
  label: string;
  runs: RunResult[];
  values: number[];
  limit: number | null;
  format: (value: number) => string;
  /** For round values: the limit and the axis. */
  formatLimit: (value: number) => string;
}

const HEIGHT_PX = 118;
/** uPlot's `BarsPathBuilderFacetUnit.Color`, a constant that exists only in its types. */
const COLOUR_UNIT: unknown = 3;

function Plot({ label, runs, values, limit, format, formatLimit }: PlotProps) {
  const { t } = useTranslation();
  const holder = useRef<HTMLDivElement>(null);
  const isDark = useComputedColorScheme('light') === 'dark';
  const max = Math.max(...values);

  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    const options = plotOptions({ runs, values, limit, formatLimit, isDark, width: element.clientWidth });
    // A bar that would be thinner than a line is drawn as one: nothing measured is nothing.
    const least = Math.max(limit ?? 0, ...values) / 60;
    const data: UPlot.AlignedData = [runs.map((run) => run.ordinal), values.map((value) => Math.max(value, least))];
    const plot = new UPlot(options, data, element);
    const observer = new ResizeObserver(() => {
      plot.setSize({ width: element.clientWidth, height: HEIGHT_PX });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [runs, values, limit, formatLimit, isDark]);

  const summary =
    limit === null
      ? t('judgement.plotMax', { max: format(max) })
      : t('judgement.plotMaxOf', { max: format(max), limit: formatLimit(limit) });
  return (
    <figure className={classes.plot}>
      <figcaption>
        <span>{label}</span>
        <span className="dimmed">{summary}</span>
      </figcaption>
      <div ref={holder} role="img" aria-label={`${label}: ${summary}`} />
    </figure>
  );
}

interface OptionsInput extends Omit<PlotProps, 'label' | 'format'> {
  isDark: boolean;
  width: number;
}

function plotOptions({ runs, values, limit, formatLimit, isDark, width }: OptionsInput): UPlot.Options {
  const ink = isDark ? '#9ba2b1' : '#5d6473';
  const grid = isDark ? '#272b35' : '#e3e6ec';
  const max = Math.max(...values);
  const scale = limit ?? (max || 1);
  const top = Math.max(scale, max) * 1.06;
  const colours = runs.map((run) => VERDICT_COLOURS[run.verdict][isDark ? 1 : 0]);
  const last = Math.max(...runs.map((run) => run.ordinal));
  const font = "11px 'Inter Variable', sans-serif";
  const colourByBar = { unit: COLOUR_UNIT as UPlot.Series.BarsPathBuilderFacetUnit, values: () => colours };
  const bars = UPlot.paths.bars?.({
    size: [0.7, 22],
    align: 0,
    radius: 0.15,
    // uPlot takes colours by bar only where both are given.
    disp: { fill: colourByBar, stroke: colourByBar },
  });
  return {
    width,
    height: HEIGHT_PX,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: [0.4, last + 0.6] }, y: { range: [0, top] } },
    axes: [
      {
        stroke: ink,
        font,
        size: 22,
        gap: 2,
        grid: { show: false },
        ticks: { show: false },
        splits: () => tickOrdinals(last),
        values: (_, splits) => splits.map(String),
      },
      {
        stroke: ink,
        font,
        size: 62,
        gap: 4,
        grid: { stroke: grid, width: 1 },
        ticks: { show: false },
        splits: () => [0, scale / 2, scale],
        values: (_, splits) => splits.map((value) => (value === 0 ? '0' : formatLimit(value))),
      },
    ],
    series: [{}, { stroke: ink, fill: ink, width: 0, points: { show: false }, paths: bars }],
    hooks: { draw: limit === null ? [] : [limitLine(limit, isDark ? '#ff8089' : '#c02638')] },
  };
}

function tickOrdinals(last: number): number[] {
  const step = Math.max(1, Math.ceil(last / 12));
  return Array.from({ length: Math.ceil(last / step) }, (_, index) => 1 + index * step);
}

function limitLine(limit: number, colour: string): (plot: UPlot) => void {
  return (plot) => {
    const y = Math.round(plot.valToPos(limit, 'y', true));
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.restore();
  };
}
