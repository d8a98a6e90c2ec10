import { MultiSelect, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANES } from '../../contract/lanes.js';
import type { Lane } from '../../contract/lanes.js';
import { ROLES } from '../../contract/roles.js';
import { languagesQuery } from '../problems/problem-queries.js';
import { knownSetting, SETTING_KINDS, settingWord } from './admission-settings.js';

interface Props {
  handler: string;
  name: string;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

/** A setting by the control that fits it; one that this page does not know as JSON. */
export function AdmissionSetting({ handler, name, ...rest }: Props) {
  const { t } = useTranslation();
  const known = knownSetting(handler, name);
  if (known === null) return <JsonField label={`${handler}.${name}`} {...rest} />;
  const label = t(`admission.settings.${settingWord(known)}`);
  const field = { label, ...rest };
  switch (SETTING_KINDS[known]) {
    case 'boolean':
      return <BooleanField {...field} />;
    case 'count':
      return <CountField {...field} />;
    case 'optionalCount':
      return <CountField {...field} placeholder={t('admission.anyNumber')} />;
    case 'instant':
      return <InstantField {...field} />;
    case 'text':
      return <TextField {...field} />;
    case 'roles':
      return <RolesField {...field} />;
    case 'languages':
      return <LanguagesField {...field} />;
    case 'lane':
      return <LaneField {...field} />;
  }
}

interface FieldProps {
  label: string;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

function BooleanField({ label, value, error, onChange }: FieldProps) {
  return (
    <Switch
      label={label}
      error={error}
      checked={value === true}
      onChange={(event) => {
        onChange(event.currentTarget.checked);
      }}
    />
  );
}

/** Empty stands for no limit where there may be none; where there must be one the server says so. */
function CountField({ label, value, error, onChange, placeholder }: FieldProps & { placeholder?: string }) {
  return (
    <NumberInput
      label={label}
      error={error}
      placeholder={placeholder}
      hideControls
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => {
        onChange(typeof next === 'number' ? next : null);
      }}
    />
  );
}

/** In the browser's own time zone; the server keeps it as an instant. */
function InstantField({ label, value, error, onChange }: FieldProps) {
  return (
    <TextInput
      type="datetime-local"
      label={label}
      error={error}
      value={typeof value === 'string' ? localTime(value) : ''}
      onChange={({ currentTarget: { value: text } }) => {
        onChange(text === '' ? null : new Date(text).toISOString());
      }}
    />
  );
}

function localTime(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function TextField({ label, value, error, onChange }: FieldProps) {
  return (
    <TextInput
      label={label}
      error={error}
      maxLength={300}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

function RolesField({ label, value, error, onChange }: FieldProps) {
  const { t } = useTranslation();
  return (
    <MultiSelect
      label={label}
      error={error}
      data={ROLES.map((role) => ({ value: role, label: t(`users.roles.${role}`) }))}
      value={Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []}
      onChange={onChange}
    />
  );
}

function LanguagesField({ label, value, error, onChange }: FieldProps) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(languagesQuery);
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  return (
    <MultiSelect
      label={label}
      error={error}
      placeholder={chosen.length === 0 ? t('admission.allLanguages') : ''}
      data={data.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      onChange={(next) => {
        onChange(next.length === 0 ? null : next);
      }}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('action.clear') }}
    />
  );
}

function LaneField({ label, value, error, onChange }: FieldProps) {
  const { t } = useTranslation();
  const lanes = Object.keys(LANES) as Lane[];
  return (
    <Select
      label={label}
      error={error}
      data={lanes.map((lane) => ({ value: lane, label: t(`system.laneNames.${lane}`) }))}
      value={lanes.find((lane) => lane === value) ?? null}
      onChange={onChange}
      allowDeselect={false}
    />
  );
}

function JsonField({ label, value, error, onChange }: FieldProps) {
  const [text, setText] = useState(() => JSON.stringify(value));
  return (
    <TextInput
      label={label}
      error={error}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(asJson(event.currentTarget.value));
      }}
    />
  );
}

/** What is no JSON goes as text, for the server to refuse. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
