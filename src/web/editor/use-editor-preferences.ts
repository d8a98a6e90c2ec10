import { useLocalStorage } from '@mantine/hooks';

/** Editor habits of this browser: the size of the letters and the language used last. */
const MIN_PX = 10;
const MAX_PX = 24;

export function useEditorFontSize() {
  const [sizePx, setSizePx] = useLocalStorage({
    key: 'docket.editor.font-size',
    defaultValue: 14,
    getInitialValueInEffect: false,
  });
  const clamp = (px: number) => Math.min(MAX_PX, Math.max(MIN_PX, px));
  return {
    sizePx: clamp(sizePx),
    grow: () => {
      setSizePx((px) => clamp(px + 1));
    },
    shrink: () => {
      setSizePx((px) => clamp(px - 1));
    },
  };
}

export function useLastLanguage() {
  return useLocalStorage<string | null>({
    key: 'docket.editor.language',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
}
