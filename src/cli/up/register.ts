import type { Command } from 'commander';
import type { RunCommand } from '../program.js';

/** Adds the commands that set up and look after the server on this machine. */
export function registerSetUpCommands(program: Command, run: RunCommand): void {
  void program;
  void run;
}
