/**
 * The last step of a verification: the package's own programs are run on its test data, in the sandbox like any other.
 * Whatever is wrong with the package is a finding; only our own faults and outages are thrown.
 */
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { ProblemVersion } from '../../problems/problem-version.entity.js';
import type { Lease } from '../../queue/queue.service.js';
import { currentLibrary } from '../../sandbox/toolchain-library.js';
import { type PackageChecks, Verification } from '../../submissions/verification.entity.js';
import { VerificationsService } from '../../submissions/verifications.service.js';
import { TestCase } from '../../test-cases/test-case.entity.js';
import { InputChecks } from './check-inputs.js';
import { OutputChecks } from './check-outputs.js';
import type { CheckedPackage } from './checked-package.js';
import { RepeatedJudgings } from './repeat-judgings.js';

const NO_COUNTS: PackageChecks['counts'] = { inputs: 0, brokenInputs: 0, outputs: 0, repeated: 0 };

@Injectable()
export class CheckPackage {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly inputs: InputChecks,
    private readonly outputs: OutputChecks,
    private readonly repeated: RepeatedJudgings,
    private readonly verifications: VerificationsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws LeaseLostError, SandboxError, or anything that is our own fault */
  async check(lease: Lease, signal: AbortSignal): Promise<void> {
    const checked = await this.load(lease.subjectId, signal);
    if (checked === null) {
      // Forgotten meanwhile, with its package.
      await this.verifications.recordChecks(lease, { findings: [], counts: NO_COUNTS });
      return;
    }
    const inputs = await this.inputs.check(checked);
    const outputs = await this.outputs.check(checked);
    const { repeated, findings } = await this.repeated.check(checked);
    await this.verifications.recordChecks(lease, {
      findings: [...inputs.findings, ...outputs.findings, ...findings],
      counts: { ...NO_COUNTS, ...inputs.counts, outputs: outputs.outputs, repeated },
    });
  }

  /** They could not be carried out, again and again: that is no proof of anything, so it is an error. */
  async fail(lease: Lease, reason: string): Promise<void> {
    const finding = {
      severity: 'error' as const,
      file: '',
      message: `the package's programs could not be checked: ${reason}`,
      remedy: 'Verify it again, and tell whoever runs this judge if that does not help',
    };
    await this.verifications.recordChecks(lease, { findings: [finding], counts: NO_COUNTS });
  }

  private async load(verificationId: number, signal: AbortSignal): Promise<CheckedPackage | null> {
    const { manager } = this.dataSource;
    const verification = await manager.findOneBy(Verification, { id: verificationId });
    if (verification === null) return null;
    const { problemVersionId } = verification;
    const [version, testCases, library] = await Promise.all([
      manager.findOneByOrFail(ProblemVersion, { id: problemVersionId }),
      manager.find(TestCase, { where: { problemVersionId }, order: { ordinal: 'ASC' } }),
      currentLibrary(this.config.dataDir),
    ]);
    return { verificationId, version, testCases, library, purpose: `verification ${String(verificationId)}`, signal };
  }
}
