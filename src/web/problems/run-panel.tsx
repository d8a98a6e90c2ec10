import { Chip, Textarea } from '@mantine/core';
import { IconEqual, IconEqualNot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomRunResult, Problem, Sample } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import { ServerText } from '../app/server-text.js';
import { formatBytes, formatDuration } from '../units/format.js';
import { CompilerOutput, SourcePlaces } from '../verdict/compiler-output.js';
import { EvidenceTable } from '../verdict/evidence-table.js';
import { reasonOf } from '../verdict/reason.js';
import { VerdictBadge } from '../verdict/verdict-badge.js';
import { isSameOutput } from './same-output.js';
import type { Workbench } from './use-workbench.js';
import classes from './problem.module.css';

interface Props {
  problem: Problem;
  workbench: Workbench;
  onGoTo: (line: number, column: number | null) => void;
}

/** Run with a sample or an input of one's own; nothing is submitted. */
export function RunPanel({ problem, workbench, onGoTo }: Props) {
  const { t } = useTranslation();
  const sample = problem.samples.find(({ input }) => input === workbench.input);
  const sourceNames = workbench.language ? [workbench.language.sourceName] : [];
  const result = workbench.runResult?.result ?? null;
  return (
    <div className={classes.run}>
      <div className={classes.runInput}>
        <div className={classes.chips} role="group" aria-label={t('run.inputFrom')}>
          {problem.samples.map(({ name, input }, index) => (
            <Chip
              key={name}
              size="xs"
              variant="outline"
              checked={sample?.name === name}
              onChange={() => {
                workbench.setInput(input);
              }}
            >
              {t('problem.sample', { number: index + 1 })}
            </Chip>
          ))}
          <Chip size="xs" variant="outline" checked={sample === undefined} onChange={workbench.setOwnInput}>
            {t('run.ownInput')}
          </Chip>
        </div>
        <Textarea
          aria-label={t('run.input')}
          placeholder={t('run.inputHint')}
          value={workbench.input}
          onChange={(event) => {
            workbench.setInput(event.currentTarget.value);
          }}
          autosize
          minRows={3}
          maxRows={10}
          spellCheck={false}
          classNames={{ input: classes.monoInput }}
        />
      </div>
      <div className={classes.runOutput}>
        <ErrorNote error={workbench.runError} />
        {workbench.isRunning ? (
          <VerdictBadge verdict={null} state={workbench.runResult?.state ?? 'queued'} />
        ) : result ? (
          <RunOutput result={result} sample={sample} sourceNames={sourceNames} onGoTo={onGoTo} />
        ) : workbench.runError ? null : (
          <p className="dimmed">{t('run.hint')}</p>
        )}
      </div>
    </div>
  );
}

interface OutputProps {
  result: CustomRunResult;
  sample: Sample | undefined;
  sourceNames: string[];
  onGoTo: Props['onGoTo'];
}

function RunOutput({ result, sample, sourceNames, onGoTo }: OutputProps) {
  const { t } = useTranslation();
  const { evidence, verdict } = result;
  const hasFailed = verdict !== null && verdict !== 'AC';
  const reason = hasFailed ? reasonOf(verdict, evidence) : null;
  return (
    <>
      <div className={classes.runFacts}>
        {hasFailed ? <VerdictBadge verdict={verdict} state="finished" /> : null}
        {evidence ? (
          <span className="dimmed">
            {formatDuration(evidence.cpuTimeUs)} · {formatBytes(evidence.memoryPeakBytes)}
            {evidence.exitCode === null ? '' : ` · ${t('run.exitCode', { code: evidence.exitCode })}`}
          </span>
        ) : null}
        {sample && evidence && !hasFailed ? <Comparison output={result.stdout} sample={sample} /> : null}
      </div>
      {reason ? <p className={classes.runReason}>{t(`reason.${reason.key}`, reason.values)}</p> : null}
      {!reason && result.reason ? (
        <p className={classes.runReason}>
          <ServerText text={result.reason} explanation={result.explanation} />
        </p>
      ) : null}
      {(result.compilerOutput ?? '').trim() === '' ? null : (
        <CompilerOutput output={result.compilerOutput ?? ''} sourceNames={sourceNames} onGoTo={onGoTo} />
      )}
      {evidence ? <OutputText label={t('run.stdout')} text={result.stdout} /> : null}
      {result.stderr === '' ? null : (
        <div>
          <p className={classes.outputName}>{t('run.stderr')}</p>
          <SourcePlaces label={t('run.stderr')} text={result.stderr} sourceNames={sourceNames} onGoTo={onGoTo} />
        </div>
      )}
      {evidence ? (
        <details className={classes.evidence}>
          <summary>{t('evidence.title')}</summary>
          <EvidenceTable evidence={evidence} />
        </details>
      ) : null}
    </>
  );
}

function OutputText({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <p className={classes.outputName}>{label}</p>
      {text === '' ? (
        <p className="dimmed">{t('run.noOutput')}</p>
      ) : (
        <pre className="output" tabIndex={0} aria-label={label}>
          {text}
        </pre>
      )}
    </div>
  );
}

function Comparison({ output, sample }: { output: string; sample: Sample }) {
  const { t } = useTranslation();
  const isSame = isSameOutput(output, sample.answer);
  return (
    <span className={classes.comparison} data-same={isSame}>
      {isSame ? <IconEqual size={15} aria-hidden="true" /> : <IconEqualNot size={15} aria-hidden="true" />}
      {isSame ? t('run.sameAsSample') : t('run.otherThanSample')}
    </span>
  );
}
