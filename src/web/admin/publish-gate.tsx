import { Alert, Checkbox, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconHourglass, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../contract/package-finding.js';
import type { ProblemVersion, Verification } from '../api/endpoints.js';
import { FindingsList } from './findings-list.js';
import { verificationQuery } from './verification-queries.js';
import classes from './admin.module.css';

interface Props {
  slug: string;
  version: ProblemVersion;
  /** The latest of this version. */
  verificationId: number | null;
  /** null: it is not to be published without proof. */
  reason: string | null;
  onReason: (reason: string | null) => void;
  /** What the way past it is called. */
  override: string;
}

/** What stands between a version and its publication, with what to do about it; and the way past it, with a reason. */
export function PublishGate({ slug, version, verificationId, reason, onReason, override }: Props) {
  const { t } = useTranslation();
  const { soundness } = version;
  const query = useQuery({ ...verificationQuery(verificationId ?? 0), enabled: verificationId !== null });
  const isUntried = query.data?.state === 'finished' && query.data.entries.every(({ got }) => got === null);
  if (soundness === 'sound') {
    return (
      <Alert
        color={isUntried ? 'yellow' : 'teal'}
        variant="light"
        p="xs"
        icon={isUntried ? <IconAlertTriangle size={18} /> : <IconShieldCheck size={18} />}
        className={classes.wideField}
      >
        {t(isUntried ? 'publish.untried' : 'publish.sound')}
      </Alert>
    );
  }
  const errors = soundness === 'unsound' && query.data ? errorsOf(query.data) : [];
  return (
    <Alert
      color={soundness === 'unsound' ? 'red' : 'yellow'}
      variant="light"
      className={classes.wideField}
      icon={soundness === 'checking' ? <IconHourglass size={18} /> : <IconAlertTriangle size={18} />}
      title={t(`publish.titles.${soundness}`)}
    >
      <p className={classes.once}>{t(`publish.texts.${soundness}`)}</p>
      {errors.length > 0 ? <FindingsList findings={errors} /> : null}
      {soundness === 'unsound' ? (
        <p className={classes.note}>
          <Link to="/admin/problems/$slug/files" params={{ slug }}>
            {t('package.edit')}
          </Link>
        </p>
      ) : null}
      <Checkbox
        mt="sm"
        size="xs"
        label={override}
        checked={reason !== null}
        onChange={(event) => {
          onReason(event.currentTarget.checked ? '' : null);
        }}
      />
      {reason === null ? null : (
        <TextInput
          mt="xs"
          label={t('publish.reason')}
          description={t('admin.overrideReasonText')}
          required
          data-autofocus
          maxLength={500}
          value={reason}
          onChange={(event) => {
            onReason(event.currentTarget.value);
          }}
        />
      )}
    </Alert>
  );
}

/** Findings that are errors, and submissions that are not judged as their authors expect. */
function errorsOf({ findings, entries }: Verification): Finding[] {
  const wrong = entries.filter(({ isAsExpected }) => isAsExpected === false);
  return [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...wrong.map(({ path, expected, got, notes }): Finding => {
      const message = `${expected.join(' / ')} ≠ ${got ?? '–'}`;
      return { severity: 'error', file: path, message, remedy: notes.join(' ') };
    }),
  ];
}
