import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Rows above and below what is visible, so that quick scrolling shows no gaps. */
const OVERSCAN = 12;

export interface RowWindow {
  first: number;
  /** Exclusive. */
  end: number;
}

/** Which rows of a long list of equally high rows are near the visible part of the page. */
export function useRowWindow(list: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow {
  const [range, setRange] = useState<RowWindow>({ first: 0, end: 60 });
  useEffect(() => {
    const measure = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const first = Math.max(0, Math.floor(-top / rowHeight) - OVERSCAN);
      const end = Math.ceil((window.innerHeight - top) / rowHeight) + OVERSCAN;
      // Steps of eight rows: most scroll events then change nothing.
      const next = { first: first - (first % 8), end: end + (8 - (end % 8)) };
      setRange((seen) => (seen.first === next.first && seen.end === next.end ? seen : next));
    };
    measure();
    window.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, [list, count, rowHeight]);
  return { first: Math.min(range.first, count), end: Math.min(range.end, count) };
}
