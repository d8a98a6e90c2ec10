import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { NewRejudging } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { useErrorText } from '../app/failure.js';

interface Props {
  label: string;
  filter: NewRejudging;
  isCompact?: boolean;
  isDisabled?: boolean;
}

/** Judges submissions again as a preview, and shows how it goes. */
export function StartRejudging({ label, filter, isCompact = false, isDisabled = false }: Props) {
  const navigate = useNavigate();
  const describe = useErrorText();
  const start = useMutation({
    mutationFn: () => api.startRejudging(filter),
    onSuccess: ({ id }) => navigate({ to: '/admin/rejudgings/$id', params: { id: String(id) } }),
    onError: (error) => {
      notifications.show({ color: 'red', message: describe(error) });
    },
  });
  return (
    <Button
      size={isCompact ? 'compact-xs' : 'xs'}
      variant="default"
      leftSection={isCompact ? undefined : <IconRefresh size={15} />}
      disabled={isDisabled}
      loading={start.isPending}
      onClick={() => {
        start.mutate();
      }}
    >
      {label}
    </Button>
  );
}
