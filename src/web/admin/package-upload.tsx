import { Alert, CloseButton, Progress, SegmentedControl } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconAlertTriangle, IconCircleCheck, IconPackageImport } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CAPS } from '../../contract/limits.js';
import type { Imported } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ApiError } from '../api/rest.js';
import { useErrorText } from '../app/failure.js';
import { formatBytes } from '../units/format.js';
import { ConversionReport } from './conversion-report.js';
import { findingOf } from './finding-of-error.js';
import { FindingsList } from './findings-list.js';
import classes from './admin.module.css';

type Purpose = 'import' | 'verify';

interface Upload {
  key: number;
  name: string;
  sizeBytes: number;
  /** 0 to 1; the server reads the package after the last byte. */
  progress: number;
  imported: Imported | null;
  error: unknown;
}

/** Drop zone for problem packages: several at once, each with its progress and what came of it. */
export function PackageUpload() {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState<Purpose>('import');
  const { uploads, send, dismiss } = useUploads(purpose);
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <section className={classes.upload} aria-label={t('admin.upload')}>
      <SegmentedControl
        size="xs"
        aria-label={t('admin.uploadPurpose')}
        value={purpose}
        onChange={(value) => {
          setPurpose(value);
        }}
        data={[
          { value: 'import', label: t('admin.purpose.import') },
          { value: 'verify', label: t('admin.purpose.verify') },
        ]}
      />
      <Dropzone
        onDrop={(files) => {
          setRefused(null);
          for (const file of files) void send(file);
        }}
        onReject={(files) => {
          setRefused(files.map(({ file }) => file.name).join(', '));
        }}
        maxSize={CAPS.packageBytes}
        accept={{ 'application/zip': ['.zip', '.kpp'] }}
        multiple={purpose === 'import'}
        // The plain file dialog: it is there in every browser, and opened by the keyboard as well.
        useFsAccessApi={false}
        className={classes.dropzone}
        inputProps={{ 'aria-label': t('admin.upload') }}
      >
        <IconPackageImport size={30} stroke={1.4} aria-hidden="true" />
        <div>
          <strong>{t(`admin.dropHere.${purpose}`)}</strong>
          <p>{t('admin.dropText', { limit: formatBytes(CAPS.packageBytes) })}</p>
        </div>
      </Dropzone>
      {refused === null ? null : (
        <Alert color="red" variant="light" p="xs" role="alert" icon={<IconAlertTriangle size={18} />}>
          {t('admin.refused', { names: refused, limit: formatBytes(CAPS.packageBytes) })}
        </Alert>
      )}
      {uploads.map((upload) => (
        <UploadItem
          key={upload.key}
          upload={upload}
          onDismiss={() => {
            dismiss(upload.key);
          }}
        />
      ))}
    </section>
  );
}

function useUploads(purpose: Purpose) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const nextKey = useRef(1);
  const client = useQueryClient();
  const navigate = useNavigate();

  const send = async (file: File) => {
    const key = nextKey.current++;
    const change = (part: Partial<Upload>) => {
      setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
    };
    const onProgress = (progress: number) => {
      change({ progress });
    };
    const upload = { key, name: file.name, sizeBytes: file.size, progress: 0, imported: null, error: null };
    setUploads((all) => [upload, ...all]);
    try {
      if (purpose === 'verify') {
        const { id } = await api.startVerification(file, { onProgress });
        await navigate({ to: '/admin/verifications/$id', params: { id: String(id) } });
        return;
      }
      change({ imported: await api.uploadProblem(file, { onProgress }), progress: 1 });
      await client.invalidateQueries({ queryKey: ['problems'] });
    } catch (error) {
      change({ error });
    }
  };
  const dismiss = (key: number) => {
    setUploads((all) => all.filter((upload) => upload.key !== key));
  };
  return { uploads, send, dismiss };
}

function UploadItem({ upload, onDismiss }: { upload: Upload; onDismiss: () => void }) {
  const { t } = useTranslation();
  const { imported, error } = upload;
  const isDone = imported !== null || error !== null;
  return (
    <article className={`panel ${classes.uploadItem ?? ''}`} aria-label={upload.name}>
      <div className={classes.uploadHead}>
        <strong className={classes.fileName}>{upload.name}</strong>
        <span className="dimmed nowrap">{formatBytes(upload.sizeBytes)}</span>
        {isDone ? <CloseButton size="sm" aria-label={t('action.dismiss')} onClick={onDismiss} /> : null}
      </div>
      {isDone ? null : <UploadProgress fraction={upload.progress} />}
      {error === null ? null : <Refused error={error} />}
      {imported === null ? null : <Done imported={imported} />}
    </article>
  );
}

function UploadProgress({ fraction }: { fraction: number }) {
  const { t } = useTranslation();
  const percent = Math.round(fraction * 100);
  const isReading = percent === 100;
  return (
    <div role="status">
      <Progress value={percent} animated={isReading} aria-label={t('admin.uploadProgress')} size="sm" />
      <span className="dimmed">{isReading ? t('admin.reading') : t('admin.sent', { percent })}</span>
    </div>
  );
}

function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const findings = error instanceof ApiError ? error.errors.map(findingOf) : [];
  if (findings.length === 0) {
    return (
      <p className={classes.refused} role="alert">
        {describe(error)}
      </p>
    );
  }
  return (
    <div role="alert">
      <p className={classes.refused}>{t('admin.notImported', { count: findings.length })}</p>
      <FindingsList findings={findings} />
    </div>
  );
}

function Done({ imported }: { imported: Imported }) {
  const { t } = useTranslation();
  const { slug, version, isNew, report, conversion } = imported;
  return (
    <div role="status">
      <p className={classes.done}>
        <IconCircleCheck size={17} aria-hidden="true" />
        <span>
          {t(isNew ? 'admin.imported' : 'admin.importedBefore', { ordinal: version.ordinal })}{' '}
          <Link to="/admin/problems/$slug" params={{ slug }}>
            {slug}
          </Link>
        </span>
      </p>
      <ConversionReport entries={conversion} />
      {report.length > 0 ? <FindingsList findings={report} /> : null}
    </div>
  );
}
