import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../contract/explanations.js';
import type { Phrasebook } from '../strings/phrasebook.js';
import { makePhrasebook, translated } from '../strings/phrasebook.js';
import { useExplanation } from './use-explanation.js';

/** For sentences of the server: null where they are to be shown as they come. Loaded when there is something to say. */
function usePhrasebook(): Phrasebook {
  const { i18n } = useTranslation();
  const isChinese = i18n.language === 'zh';
  const { data } = useQuery({
    queryKey: ['phrases', 'zh'],
    queryFn: async () => ({ book: makePhrasebook((await import('../strings/zh-phrases/all.js')).default) }),
    enabled: isChinese,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return (english) => (isChinese && data ? translated(data.book, english) : null);
}

/** For places that take a text only; what is not known stays English. */
export function useServerWords(): (english: string) => string {
  const translate = usePhrasebook();
  return (english) => translate(english) ?? english;
}

interface Props {
  text: string;
  /** The same as a code, which is preferred. */
  explanation?: Explanation | null;
}

/** A sentence of the server in the reader's language, else in English and marked as that. */
export function ServerText({ text, explanation }: Props) {
  const { i18n } = useTranslation();
  const explain = useExplanation();
  const translate = usePhrasebook();
  const words = explain(explanation) ?? translate(text);
  if (words !== null) return words;
  return i18n.language === 'en' ? text : <span lang="en">{text}</span>;
}
