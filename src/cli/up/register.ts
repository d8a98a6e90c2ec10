import type { Command } from 'commander';
import type { RunCommand } from '../command-context.js';

/** Adds the commands that set up and look after the server on this machine. */
export function registerSetUpCommands(_program: Command, _run: RunCommand): void {
  return;
}
