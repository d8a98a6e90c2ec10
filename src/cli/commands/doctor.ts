import type { CommandContext } from '../command-context.js';

export function doctor(context: CommandContext, options: { json?: boolean }): Promise<number> {
  void context;
  void options;
  return Promise.reject(new Error('not there yet'));
}
