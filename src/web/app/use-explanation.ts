import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../contract/explanations.js';
import { EXPLANATION_CODES } from '../../contract/explanations.js';

/** The server's explanation in the reader's language; null where there is none, or a newer server's that is not known. */
export function useExplanation(): (explanation: Explanation | null | undefined) => string | null {
  const { t } = useTranslation();
  return (explanation) => {
    const code = EXPLANATION_CODES.find((known) => known === explanation?.code);
    if (!explanation || code === undefined) return null;
    const { pass, ...values } = explanation.values;
    const words = t(`explanation.${code}`, values);
    return pass === undefined ? words : `${t('judgement.pass', { number: pass })}: ${words}`;
  };
}
