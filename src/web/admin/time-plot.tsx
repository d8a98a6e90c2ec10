import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import UPlot from 'uplot';
import classes from './activity.module.css';

export interface Curve {
  name: string;
  /** null: nothing was measured. */
  values: (number | null)[];
  colour: [light: string, dark: string];
}

interface Props {
  label: string;
  /** In words what the picture shows, for those who do not see it. */
  summary: string;
  /** Seconds since 1970, the beginning of each part. */
  times: number[];
  curves: Curve[];
  kind: 'bars' | 'lines';
  format: (value: number) => string;
}

const HEIGHT_PX = 150;

/** Something measured over time, as bars or as lines. */
export default function TimePlot({ label, summary, times, curves, kind, format }: Props) {
  const { i18n } = useTranslation();
  const holder = useRef<HTMLDivElement>(null);
  const isDark = useComputedColorScheme('light') === 'dark';

  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    const options = plotOptions({ times, curves, kind, format, isDark, language: i18n.language });
    const plot = new UPlot(
      { ...options, width: element.clientWidth },
      [times, ...curves.map(({ values }) => values)],
      element,
    );
    const observer = new ResizeObserver(() => {
      plot.setSize({ width: element.clientWidth, height: HEIGHT_PX });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [times, curves, kind, format, isDark, i18n.language]);

  return (
    <figure className={classes.plot}>
      <figcaption>
        <span>{label}</span>
        {curves.length > 1 ? (
          <span className={classes.key}>
            {curves.map(({ name, colour }) => (
              <span key={name}>
                <span style={{ background: colour[isDark ? 1 : 0] }} aria-hidden="true" />
                {name}
              </span>
            ))}
          </span>
        ) : null}
      </figcaption>
      <div ref={holder} role="img" aria-label={`${label}: ${summary}`} />
    </figure>
  );
}

interface OptionsInput extends Pick<Props, 'times' | 'curves' | 'kind' | 'format'> {
  isDark: boolean;
  language: string;
}

function plotOptions({ times, curves, kind, format, isDark, language }: OptionsInput): Omit<UPlot.Options, 'width'> {
  const ink = isDark ? '#9ba2b1' : '#5d6473';
  const grid = { stroke: isDark ? '#272b35' : '#e3e6ec', width: 1 };
  const font = "11px 'Inter Variable', sans-serif";
  const top = roundUp(Math.max(1e-3, ...curves.flatMap(({ values }) => values.map((value) => value ?? 0))));
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const moment = new Intl.DateTimeFormat(
    language,
    span > 2 * 86_400 ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  );
  return {
    height: HEIGHT_PX,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: true }, y: { range: [0, top * 1.08] } },
    axes: [
      {
        stroke: ink,
        font,
        size: 24,
        gap: 4,
        space: 70,
        grid: { show: false },
        ticks: { show: false },
        values: (_, splits) => splits.map((seconds) => moment.format(new Date(seconds * 1_000))),
      },
      {
        stroke: ink,
        font,
        size: 54,
        gap: 4,
        grid,
        ticks: { show: false },
        splits: () => [0, top / 2, top],
        values: (_, splits) => splits.map((value) => (value === 0 ? '0' : format(value))),
      },
    ],
    series: [
      {},
      ...curves.map(({ colour }) => {
        const stroke = colour[isDark ? 1 : 0];
        if (kind === 'lines')
          return { stroke, width: 1.8, points: { show: true, size: 5, fill: stroke }, spanGaps: true };
        return {
          stroke,
          fill: stroke,
          width: 0,
          points: { show: false },
          paths: UPlot.paths.bars?.({ size: [0.8, 24] }),
        };
      }),
    ],
  };
}

/** To the next 1, 2 or 5 with zeros, so that the axis has round numbers. */
function roundUp(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => step * size >= value) ?? 10) * size;
}
