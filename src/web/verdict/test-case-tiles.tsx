import { VisuallyHidden } from '@mantine/core';
import { IconMinus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRun } from '../../contract/evidence.js';
import type { RunResult, Submission } from '../api/endpoints.js';
import { formatBytes, formatDuration } from '../units/format.js';
import { VERDICT_ICONS, verdictStyle } from './verdict-badge.js';
import classes from './verdict.module.css';

interface Props {
  submission: Submission;
  chosen: number | null;
  panelId: string;
  onChoose: (ordinal: number) => void;
}

/** A tile per test case: waiting, running, or its verdict. Arrow keys move, one tab stop for all. */
export function TestCaseTiles({ submission, chosen, panelId, onChoose }: Props) {
  const { t } = useTranslation();
  const grid = useRef<HTMLDivElement>(null);
  const { runs, judgement, state } = submission;
  const total = Math.max(judgement.testCaseCount ?? 0, ...runs.map((run) => run.ordinal));
  if (total === 0 || submission.verdict === 'CE') return null;
  const byOrdinal = new Map(runs.map((run) => [run.ordinal, run]));
  const tabStop = chosen ?? runs[0]?.ordinal ?? null;

  const move = (event: React.KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const buttons = [...(grid.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = buttons[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.click();
  };

  return (
    <div
      ref={grid}
      className={classes.tiles}
      role="group"
      aria-label={t('judgement.testCases')}
      data-many={total > 120 ? 'very' : total > 60 || undefined}
      onKeyDown={move}
    >
      {Array.from({ length: total }, (_, index) => {
        const run = byOrdinal.get(index + 1);
        if (!run)
          return <PendingTile key={index} ordinal={index + 1} state={pendingState(state, index, runs.length)} />;
        return (
          <Tile
            key={index}
            run={run}
            isChosen={run.ordinal === chosen}
            isTabStop={run.ordinal === tabStop}
            panelId={panelId}
            onChoose={onChoose}
          />
        );
      })}
    </div>
  );
}

type PendingState = 'waiting' | 'running' | 'skipped';

function pendingState(state: Submission['state'], index: number, judgedCount: number): PendingState {
  if (state === 'finished') return 'skipped';
  return state === 'running' && index === judgedCount ? 'running' : 'waiting';
}

function PendingTile({ ordinal, state }: { ordinal: number; state: PendingState }) {
  const { t } = useTranslation();
  const text = t(`judgement.tile.${state}`, { ordinal });
  return (
    <span className={classes.tile} data-state={state} role="img" aria-label={text} title={text}>
      <span aria-hidden="true">{ordinal}</span>
      {state === 'skipped' ? <IconMinus aria-hidden="true" /> : <span className={classes.dot} aria-hidden="true" />}
    </span>
  );
}

interface TileProps {
  run: RunResult;
  isChosen: boolean;
  isTabStop: boolean;
  panelId: string;
  onChoose: (ordinal: number) => void;
}

function Tile({ run, isChosen, isTabStop, panelId, onChoose }: TileProps) {
  const { t } = useTranslation();
  const Icon = VERDICT_ICONS[run.verdict];
  const text = t(hasRun(run) ? 'judgement.tile.judged' : 'judgement.tile.looked', {
    ordinal: run.ordinal,
    name: run.testCaseName,
    verdict: t(`verdict.${run.verdict}`),
    time: formatDuration(run.cpuTimeUs),
    memory: formatBytes(run.memoryPeakBytes),
  });
  return (
    <button
      type="button"
      className={classes.tile}
      style={verdictStyle(run.verdict)}
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={isChosen}
      aria-controls={isChosen ? panelId : undefined}
      title={text}
      onClick={() => {
        onChoose(run.ordinal);
      }}
    >
      <VisuallyHidden>{text}</VisuallyHidden>
      <span aria-hidden="true">{run.ordinal}</span>
      <Icon aria-hidden="true" />
      {run.verdict === 'AC' ? null : (
        <span className={classes.code} aria-hidden="true">
          {run.verdict}
        </span>
      )}
    </button>
  );
}
