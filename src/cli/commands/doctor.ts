import type { CommandContext } from '../command-context.js';

export function doctor(_context: CommandContext, _options: { json?: boolean }): Promise<number> {
  return Promise.reject(new Error('not there yet'));
}
