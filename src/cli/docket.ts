/**
 * The `docket` command: reads the command line, runs one command, ends with its exit code (exit-codes.ts).
 *
 * program.ts names the commands, commands/ has one file for each, api-client.ts talks to the server. Commands against
 * the server use REST only, so that they work from any machine; `up`, `down`, `library` and `doctor` work on this one.
 */
import { main } from './main.js';

process.exitCode = await main(process.argv.slice(2));
