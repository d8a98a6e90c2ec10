import { useTranslation } from 'react-i18next';
import { hasRun, type ProcessEvidence, type RunEvidence } from '../../contract/evidence.js';
import { formatBytes, formatDuration, formatLimitMs } from '../units/format.js';
import { signalName } from './reason.js';

/** The measured facts a verdict was drawn from, each against its limit. */
export function EvidenceTable({ evidence }: { evidence: RunEvidence }) {
  const { t } = useTranslation();
  const calls = evidence.forbiddenCalls.map(({ name, count }) => `${name} × ${String(count)}`).join(', ');
  if (!hasRun(evidence)) return <FactsTable rows={[[t('evidence.output'), formatBytes(evidence.outputBytes), '']]} />;
  const rows: [label: string, value: string, limit: string][] = [
    [
      t('evidence.limitFired'),
      evidence.limitFired === null ? t('evidence.none') : t(`limit.${evidence.limitFired}`),
      '',
    ],
    [t('evidence.cpuTime'), formatDuration(evidence.cpuTimeUs), formatLimitMs(evidence.cpuTimeLimitMs)],
    [t('evidence.wallTime'), formatDuration(evidence.wallTimeUs), formatLimitMs(evidence.wallTimeLimitMs)],
    [t('evidence.memory'), formatBytes(evidence.memoryPeakBytes), formatBytes(evidence.memoryLimitBytes)],
    [t('evidence.containerMemory'), formatBytes(evidence.cgroupMemoryPeakBytes), ''],
    [t('evidence.output'), formatBytes(evidence.outputBytes), formatBytes(evidence.outputLimitBytes)],
    [t('evidence.oomKills'), String(evidence.oomKills), ''],
    [t('evidence.processLimitHits'), String(evidence.processLimitHits), ''],
    [t('evidence.forbiddenCalls'), calls === '' ? t('evidence.none') : calls, ''],
  ];
  if (evidence.repeatedCpuTimesUs.length > 0) {
    const times = evidence.repeatedCpuTimesUs.map((time) => formatDuration(time));
    rows.push([t('evidence.repeated'), times.join(', '), formatLimitMs(evidence.cpuTimeLimitMs)]);
  }
  if (evidence.signal !== null) rows.push([t('evidence.signal'), signalName(evidence.signal), '']);
  if (evidence.exitCode !== null) rows.push([t('evidence.exitCode'), String(evidence.exitCode), '']);
  return (
    <>
      <FactsTable rows={rows} />
      {evidence.processes ? <ProcessesTable processes={evidence.processes} /> : null}
    </>
  );
}

function FactsTable({ rows }: { rows: [label: string, value: string, limit: string][] }) {
  const { t } = useTranslation();
  return (
    <table className="facts">
      <thead>
        <tr>
          <th scope="col">{t('evidence.fact')}</th>
          <th scope="col" className="number">
            {t('evidence.measured')}
          </th>
          <th scope="col" className="number">
            {t('evidence.limit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, value, limit]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="number">{value}</td>
            <td className="number dimmed">{limit}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each of several processes of the submission. */
function ProcessesTable({ processes }: { processes: ProcessEvidence[] }) {
  const { t } = useTranslation();
  const endOf = ({ isStopped, limitFired, signal, exitCode }: ProcessEvidence): string => {
    if (isStopped) return t('evidence.stopped');
    if (limitFired !== null) return t(`limit.${limitFired}`);
    return signal === null ? `${t('evidence.exitCode')} ${String(exitCode)}` : signalName(signal);
  };
  const figures = ['cpuTime', 'wallTime', 'memory'] as const;
  return (
    <table className="facts" aria-label={t('evidence.processes')}>
      <thead>
        <tr>
          <th scope="col">{t('evidence.processes')}</th>
          <th scope="col">{t('evidence.end')}</th>
          {figures.map((figure) => (
            <th key={figure} scope="col" className="number">
              {t(`evidence.${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {processes.map((one, index) => (
          <tr key={index}>
            <th scope="row">{t('judgement.process', { number: index })}</th>
            <td>{endOf(one)}</td>
            <td className="number">{formatDuration(one.cpuTimeUs)}</td>
            <td className="number">{formatDuration(one.wallTimeUs)}</td>
            <td className="number">{formatBytes(one.memoryPeakBytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
