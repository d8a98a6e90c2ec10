import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../app/button-link.js';

export function BackToProblem({ slug }: { slug: string }) {
  const { t } = useTranslation();
  return (
    <ButtonLink
      to="/admin/problems/$slug"
      params={{ slug }}
      variant="default"
      size="xs"
      leftSection={<IconArrowLeft size={15} />}
    >
      {t('package.back')}
    </ButtonLink>
  );
}
