/** `docket backup` and `docket restore`: everything the server keeps, in one file. */
import pg from 'pg';
import { commandLineActor } from '../../audit/actor.js';
import { entryValues, INSERT_ENTRY, type NewAuditEntry } from '../../audit/audit.service.js';
import { loadConfig } from '../../config/config.js';
import { checkBackup } from '../../database/backup/read-backup.js';
import { restoreBackup } from '../../database/backup/restore-backup.js';
import { writeBackup } from '../../database/backup/write-backup.js';
import type { CommandContext } from '../command-context.js';
import { withPlainErrors } from './plain-errors.js';
import { withDatabase } from './with-database.js';

const MIB = 1024 * 1024;

/** Writes the file while the server runs on; it holds one moment. */
export function backup(context: CommandContext, file: string): Promise<number> {
  const { terminal } = context;
  return withPlainErrors(context, () =>
    withDatabase(loadConfig(), async (url) => {
      const { tables, rows, bytes } = await writeBackup(url, file, (table) => {
        terminal.status(`writing ${table}…`);
      });
      await tell(url, { action: 'backup-made', subject: { kind: 'installation', id: '' }, details: { rows } });
      terminal.print(
        `${file}: ${String(tables)} tables, ${String(rows)} rows, ${(bytes / MIB).toFixed(1)} MiB unpacked`,
      );
      return 0;
    }),
  );
}

/** Checks all of the file first; then fills the database in one transaction, or leaves it as it was. */
export function restore(
  context: CommandContext,
  file: string,
  options: { forceEmpty?: boolean; check?: boolean },
): Promise<number> {
  const { terminal } = context;
  return withPlainErrors(context, async () => {
    terminal.status(`checking ${file}…`);
    if (options.check === true) {
      const { manifest, checksums } = await checkBackup(file);
      const rows = Object.values(checksums.rows).reduce((sum, count) => sum + count, 0);
      terminal.print(`${file} is whole: ${String(rows)} rows of ${manifest.createdAt}`);
      return 0;
    }
    return withDatabase(loadConfig(), async (url) => {
      const { createdAt, rows, migrated } = await restoreBackup(url, file, {
        emptyFirst: options.forceEmpty === true,
        onTable: (table) => {
          terminal.status(`loading ${table}…`);
        },
      });
      const details = { createdAt, rows };
      await tell(url, { action: 'backup-restored', subject: { kind: 'installation', id: '' }, details });
      const newer = migrated.length === 0 ? '' : `, brought to this version by ${String(migrated.length)} migrations`;
      terminal.print(`restored ${String(rows)} rows of ${createdAt}${newer}; docket up starts the server`);
      return 0;
    });
  });
}

async function tell(databaseUrl: string, entry: NewAuditEntry): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(INSERT_ENTRY, entryValues(commandLineActor(), entry));
  } finally {
    await client.end();
  }
}
