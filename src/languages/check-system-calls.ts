import { type Config, ConfigError } from '../config/config.js';
import { SYSTEM_CALL_NAMES } from '../sandbox/system-call-policy.js';
import { isLanguageId, LANGUAGE_IDS } from './languages.js';

/** @throws ConfigError naming every system call and language of DOCKET_SYSTEM_CALLS that there is not */
export function checkSystemCalls({ systemCalls }: Pick<Config, 'systemCalls'>): void {
  const problems = systemCalls.flatMap(({ language, calls }) => [
    ...(language === null || isLanguageId(language)
      ? []
      : [`DOCKET_SYSTEM_CALLS: there is no language "${language}"; write one of ${LANGUAGE_IDS.join(', ')}`]),
    ...calls
      .filter((call) => !SYSTEM_CALL_NAMES.has(call))
      .map((call) => `DOCKET_SYSTEM_CALLS: there is no system call "${call}"; write its name as man 2 syscalls has it`),
  ]);
  if (problems.length > 0) throw new ConfigError(problems);
}
