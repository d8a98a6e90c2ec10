import { Injectable } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { LANES, type Lane } from '../../../contract/lanes.js';
import { type AdmissionHandler, type Candidate, principalOf } from '../admission-handler.js';

const LANE_IDS = Object.keys(LANES) as Lane[];

class LaneSettings {
  /** Submissions from the web page. */
  @IsIn(LANE_IDS)
  submissions: Lane = 'practice';

  /** Submissions with an API token: pipelines may wait behind people. */
  @IsIn(LANE_IDS)
  tokenSubmissions: Lane = 'practice';

  /** Runs without a problem. */
  @IsIn(LANE_IDS)
  runs: Lane = 'run';
}

/** In which lane does it wait? Inside a lane people take turns (queue.service.ts). */
@Injectable()
export class LaneHandler implements AdmissionHandler<LaneSettings> {
  readonly id = 'lane';
  readonly summary = 'Chooses the lane of the queue, and so the priority.';
  readonly after = ['authentication'] as const;
  readonly canBeOff = false;

  defaults(): LaneSettings {
    return new LaneSettings();
  }

  handle(candidate: Candidate, { submissions, tokenSubmissions, runs }: LaneSettings): void {
    const ofSubmission = principalOf(candidate).kind === 'token' ? tokenSubmissions : submissions;
    candidate.lane = candidate.kind === 'run' ? runs : ofSubmission;
  }
}
