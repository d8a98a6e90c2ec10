import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import { createTheme } from '@mantine/core';
import type { Verdict } from '../../contract/verdicts.js';

/**
 * Docket's look: a quiet slate with one accent (iris), and one hue per verdict.
 * Each verdict colour has at least 4.5:1 on its own tint and on the page, in both themes.
 */
const iris: MantineColorsTuple = [
  '#f1f1fe',
  '#e0e1fb',
  '#c3c5f6',
  '#a5a8f1',
  '#8b8fec',
  '#7277e3',
  '#5a5fd7',
  '#4b4fc0',
  '#3f42a5',
  '#33368a',
];

const dark: MantineColorsTuple = [
  '#dfe2ea',
  '#c0c5d0',
  '#9ba2b1',
  '#858c9d',
  '#313643',
  '#262a35',
  '#1b1e27',
  '#12141a',
  '#0d0f13',
  '#08090c',
];

const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#f0f2f5',
  '#e5e8ed',
  '#d8dce3',
  '#c4cad4',
  '#8d94a3',
  '#5d6473',
  '#464c59',
  '#2f343e',
  '#1c1f26',
];

export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: 6,
  colors: { iris, dark, gray },
  fontFamily:
    "'Inter Variable', system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  headings: { fontWeight: '620', sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.0625rem' } } },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    // Menus stay inside the page's landmark, and begin with their first item rather than with a placeholder.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, portalProps: { target: '#main' } } },
    // A dialog's head is no banner of the page.
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, events: { hover: true, focus: true, touch: false } } },
  },
});

/** Text colours by verdict: [light, dark]. The tint is mixed from it in theme.css. */
export const VERDICT_COLOURS: Record<Verdict, readonly [light: string, dark: string]> = {
  AC: ['#12743f', '#4ec985'],
  WA: ['#c02638', '#ff8089'],
  TLE: ['#8f5600', '#f0b44a'],
  RTE: ['#a63c8b', '#f08bd5'],
  CE: ['#4d5a70', '#a8b4c8'],
  MLE: ['#6a45c4', '#b9a0ff'],
  OLE: ['#0b6f88', '#58c4e0'],
  SV: ['#a3390f', '#ff9566'],
  JE: ['#4a4a4a', '#d0d0d0'],
};

export const cssVariablesResolver: CSSVariablesResolver = () => {
  const light: Record<string, string> = {
    '--mantine-color-body': '#fbfbfd',
    '--mantine-color-text': '#1c1f26',
    '--mantine-color-dimmed': '#5d6473',
    '--mantine-color-placeholder': '#636a78',
    '--mantine-color-default-border': '#d8dce3',
    '--mantine-color-error': '#c02638',
    '--docket-surface': '#ffffff',
    '--docket-sunken': '#f3f4f8',
    '--docket-line': '#e3e6ec',
    '--docket-accent': '#4b4fc0',
    '--docket-link': '#4549b8',
  };
  const darkVariables: Record<string, string> = {
    '--mantine-color-body': '#101217',
    '--mantine-color-text': '#dfe2ea',
    '--mantine-color-dimmed': '#9ba2b1',
    '--mantine-color-placeholder': '#8b92a3',
    '--mantine-color-default-border': '#313643',
    '--mantine-color-error': '#ff8089',
    '--docket-surface': '#171a21',
    '--docket-sunken': '#0c0e12',
    '--docket-line': '#272b35',
    '--docket-accent': '#a5a8f1',
    '--docket-link': '#a5a8f1',
  };
  for (const [verdict, [onLight, onDark]] of Object.entries(VERDICT_COLOURS)) {
    light[`--verdict-${verdict}`] = onLight;
    darkVariables[`--verdict-${verdict}`] = onDark;
  }
  return { variables: {}, light, dark: darkVariables };
};
