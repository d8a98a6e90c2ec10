/** Judges in China seldom say in which language a statement is written; the writing tells. */
export function languageOfText(text: string): 'zh' | 'en' {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}

/** Headings of a statement that is put together from parts. */
export const HEADINGS = {
  en: { input: 'Input', output: 'Output', hint: 'Notes', interaction: 'Interaction', scoring: 'Scoring' },
  zh: { input: '输入格式', output: '输出格式', hint: '提示', interaction: '交互', scoring: '评分' },
} as const;
