import { Button, Group, Popover } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  question: string;
  isPending?: boolean;
  isDisabled?: boolean;
  icon?: ReactNode;
  /** False where nothing would be lost: then it does not ask. */
  asks?: boolean;
  /** As that of the buttons beside it. */
  size?: 'compact-xs' | 'xs';
  onConfirm: () => void;
}

/** A button for what cannot be undone: it asks once, in place. */
export function ConfirmButton({
  label,
  question,
  isPending = false,
  isDisabled = false,
  icon,
  asks = true,
  size = 'compact-xs',
  onConfirm,
}: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" shadow="md" trapFocus width={260}>
      <Popover.Target>
        <Button
          size={size}
          variant="default"
          loading={isPending}
          disabled={isDisabled}
          leftSection={icon}
          onClick={() => {
            if (asks) setIsOpen((before) => !before);
            else onConfirm();
          }}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown ta="left">
        <p style={{ margin: '0 0 10px', whiteSpace: 'normal' }}>{question}</p>
        <Group gap="xs">
          <Button
            size="xs"
            color="red.9"
            data-autofocus
            onClick={() => {
              setIsOpen(false);
              onConfirm();
            }}
          >
            {label}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setIsOpen(false);
            }}
          >
            {t('action.cancel')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
