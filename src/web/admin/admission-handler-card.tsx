import { ActionIcon, Button, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ServerText, useServerWords } from '../app/server-text.js';
import { AdmissionSetting } from './admission-setting.js';
import { inOrder, type Handler, type HandlerErrors } from './admission-settings.js';
import classes from './admission.module.css';

interface Props {
  handler: Handler;
  /** From 1 on. */
  place: number;
  isChanged: boolean;
  errors: HandlerErrors;
  onChange: (handler: Handler) => void;
  /** null: it cannot go there. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
}

/** One handler of the chain with its place, its switch and its settings. */
export function AdmissionHandlerCard({ handler, place, isChanged, errors, onChange, onUp, onDown }: Props) {
  const { t } = useTranslation();
  const inWords = useServerWords();
  const { id, isEnabled, canBeOff, settings, defaults } = handler;
  const name = t(`admission.handlers.${id}.name`);
  const isDefault = JSON.stringify(settings) === JSON.stringify(defaults);
  return (
    <li
      className={`panel ${classes.card ?? ''}`}
      data-off={!isEnabled || undefined}
      data-changed={isChanged || undefined}
    >
      <div className={classes.head}>
        <span className={classes.place} aria-hidden="true">
          {place}
        </span>
        <div className={classes.title}>
          <h2>{name}</h2>
          <p>{t(`admission.handlers.${id}.text`)}</p>
        </div>
        <div className={classes.controls}>
          {canBeOff ? (
            <Switch
              size="sm"
              label={t('admission.on')}
              aria-label={t('admission.onOf', { name })}
              checked={isEnabled}
              onChange={(event) => {
                onChange({ ...handler, isEnabled: event.currentTarget.checked });
              }}
            />
          ) : (
            <span className="dimmed">{t('admission.always')}</span>
          )}
          <Move label={t('admission.up', { name })} Icon={IconArrowUp} onMove={onUp} />
          <Move label={t('admission.down', { name })} Icon={IconArrowDown} onMove={onDown} />
        </div>
      </div>
      {[errors['id'], errors['isEnabled']].map((error) =>
        error === undefined ? null : (
          <p key={error} className={classes.error} role="alert">
            <ServerText text={error} />
          </p>
        ),
      )}
      <div className={classes.settings}>
        {inOrder(id, settings).map(([setting, value]) => (
          <AdmissionSetting
            key={setting}
            handler={id}
            name={setting}
            value={value}
            error={errors[setting] === undefined ? undefined : inWords(errors[setting])}
            onChange={(next) => {
              onChange({ ...handler, settings: { ...settings, [setting]: next } });
            }}
          />
        ))}
      </div>
      {isDefault ? null : (
        <Button
          className={classes.reset}
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            onChange({ ...handler, settings: defaults });
          }}
        >
          {t('admission.defaults')}
        </Button>
      )}
    </li>
  );
}

interface MoveProps {
  label: string;
  Icon: typeof IconArrowUp;
  onMove: (() => void) | null;
}

function Move({ label, Icon, onMove }: MoveProps) {
  return (
    <ActionIcon
      variant="default"
      size={28}
      aria-label={label}
      disabled={onMove === null}
      onClick={() => {
        onMove?.();
      }}
    >
      <Icon size={15} />
    </ActionIcon>
  );
}
