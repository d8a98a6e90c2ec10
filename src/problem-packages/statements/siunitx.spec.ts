import { describe, expect, it } from 'vitest';
import { expandLatex } from './latex-expand.js';

/** Thin spaces as `_`. */
const shown = (written: string): string =>
  expandLatex(written)
    .replace(/^\\text\{(.*)\}$/, '$1')
    .replaceAll('\\,', '_');

describe('siunitx', () => {
  it.each([
    ['\\SI{100}{\\metre}', '100_m'],
    ['\\qty{5}{\\kilo\\metre\\per\\hour}', '5_km/h'],
    ['\\SI[per-mode=symbol]{9.81}{\\m\\per\\s\\tothe{2}}', '9.81_m/s²'],
    ['\\si{\\kilogram\\square\\metre\\per\\second\\cubed}', 'kg_m²/s³'],
    ['\\unit{\\joule\\per\\mole\\per\\kelvin}', 'J/(mol_K)'],
    ['\\unit{\\per\\s}', '1/s'],
    ['\\SI{5}{m.s^{-1}}', '5_m_s⁻¹'],
    ['\\SI{20}{\\percent}', '20_\\%'],
    ['\\SI{-20}{\\degreeCelsius}', '−20_°C'],
    ['\\ang{45}', '45°'],
    ['\\ang{1;2;3}', '1°2′3″'],
    ['\\num{1000000}', '1_000_000'],
    ['\\num{1234}', '1234'],
    ['\\num{1e9}', '10⁹'],
    ['\\num{2.5e-3}', '2.5 × 10⁻³'],
    ['\\num{10^{18}}', '10¹⁸'],
    ['\\num{2\\cdot10^5}', '2·10⁵'],
    ['\\num{10^{n}}', '$10^{n}$'],
    ['\\unit[10]{km}', '10_km'],
    ['\\unit[per-mode=symbol]{\\km\\per\\hour}', 'km/h'],
    ['\\unitfrac[50]{km}{h}', '50_km/h'],
    ['\\unitfrac{km}{h}', 'km/h'],
    ['\\SI{5}{\\$}', '5_\\$'],
    ['\\SI{5}{\\%}', '5_\\%'],
    ['\\SI{5}{\\euro}', '5_€'],
    ['\\SI{5}{\\text{cm}}', '5_cm'],
    ['\\SI{5}{\\text{m}^2}', '5_m²'],
    ['\\SI{5}{\\mu m}', '5_µm'],
    ['\\SI{5}{$\\mu$s}', '5_µs'],
    ['\\SI{5}{$m^2$}', '5_m²'],
    ['\\numrange{1}{5}', '1 – 5'],
    ['\\SIrange{1}{5}{\\km}', '1 – 5_km'],
  ])('writes %s out', (written, expected) => {
    expect(shown(written)).toBe(expected);
  });
});
