import { release } from 'node:os';
import { Injectable } from '@nestjs/common';
import { SandboxService } from '../sandbox/sandbox.service.js';
import type { JudgementEvidence } from '../submissions/judgement.entity.js';

/** Asking the engine takes 10 ms and more; its version does not change under a running worker without an outage. */
const KEEP_MS = 60_000;

/** What a judgement is made on, besides its toolchain library. */
@Injectable()
export class HostFacts {
  private known: { facts: JudgementEvidence; atMs: number } | null = null;

  constructor(private readonly sandbox: SandboxService) {}

  async get(): Promise<JudgementEvidence> {
    if (this.known === null || Date.now() - this.known.atMs > KEEP_MS) {
      const { engine, image, seccompDigest } = await this.sandbox.status();
      const facts = {
        kernel: release(),
        engineVersion: engine.version,
        cgroupVersion: engine.cgroupVersion,
        sandboxImage: image ?? undefined,
        seccompDigest,
      };
      this.known = { facts, atMs: Date.now() };
    }
    return this.known.facts;
  }
}
