import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { listWorkers } from '../queue/worker-registration.js';
import { LANGUAGE_IDS, type LanguageId, LANGUAGES } from './languages.js';

export interface ListedLanguage {
  id: LanguageId;
  name: string;
  /** What the compiler or interpreter says of itself; null while no worker has it. */
  version: string | null;
  sourceName: string;
  extensions: string[];
  available: boolean;
}

@Injectable()
export class LanguagesService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The table's languages, with versions as the workers that are there told them of their toolchain libraries. */
  async list(): Promise<ListedLanguage[]> {
    const workers = (await listWorkers(this.dataSource.manager)).filter(({ isAlive }) => isAlive);
    return LANGUAGE_IDS.map((id) => {
      const { name, sourceName, extensions } = LANGUAGES[id];
      const version = workers.map(({ report }) => versionIn(report, id)).find((one) => one !== null) ?? null;
      return { id, name, version, sourceName, extensions, available: version !== null };
    });
  }
}

function versionIn(report: Record<string, unknown>, id: string): string | null {
  const languages = report['languages'] as Record<string, { version: string }> | undefined;
  return languages?.[id]?.version ?? null;
}
