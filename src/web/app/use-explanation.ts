import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../contract/explanations.js';
import { EXPLANATION_CODES } from '../../contract/explanations.js';

/** The server's explanation in the reader's language; null where there is none, or a newer server's that is not known. */
export function useExplanation(): (explanation: Explanation | null | undefined) => string | null {
  const { t } = useTranslation();
  return (explanation) => {
    const code = EXPLANATION_CODES.find((known) => known === explanation?.code);
    if (!explanation || code === undefined) return null;
    const { pass, process, ...values } = explanation.values;
    const places = [
      pass === undefined ? '' : `${t('judgement.pass', { number: pass })}: `,
      process === undefined ? '' : `${t('judgement.process', { number: process })}: `,
    ];
    return `${places.join('')}${t(`explanation.${code}`, values)}`;
  };
}
