import type { Findings } from '../findings.js';
import type { PackageStatement } from '../problem-package.js';

export interface RenderContext {
  constants: Readonly<Record<string, string>>;
  sampleCount: number;
  assetUrl: (name: string) => string;
  findings: Findings;
}
export async function renderStatement(statement: PackageStatement, _context: RenderContext): Promise<string | null> {
  return Promise.resolve(statement.format === 'pdf' ? null : '');
}
