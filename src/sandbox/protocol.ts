/**
 * The words the host and the runner say to each other; images/sandbox/runner/protocol.h is the other end.
 * A frame is a u32 length, a u8 type and the payload; numbers are little-endian, a text is a u32 length and its bytes.
 */
export const PROTOCOL_VERSION = 3;
export const FRAME_HEADER_BYTES = 5;
/** What the runner takes in one request. */
export const MAX_REQUEST_BYTES = 17 * 1024 * 1024;
/** What the runner ever sends in one frame: a report with its tail of standard error, or the list of system calls. */
const MAX_ANSWER_BYTES = 17 * 1024 * 1024;

export const REQUEST = { configure: 1, execute: 2, cancel: 3, put: 4, fetch: 5, reset: 6, extend: 7 } as const;
export const ANSWER = {
  hello: 64,
  ok: 65,
  fault: 66,
  refused: 67,
  started: 68,
  stdout: 69,
  report: 70,
  file: 71,
  fileData: 72,
  filesEnd: 73,
  waited: 74,
} as const;

export interface Frame {
  type: number;
  payload: Buffer;
}

/** Builds a payload field by field. */
export class PayloadWriter {
  private readonly parts: Buffer[] = [];

  u8(value: number): this {
    this.parts.push(Buffer.of(value));
    return this;
  }

  u32(value: number): this {
    const part = Buffer.allocUnsafe(4);
    part.writeUInt32LE(value);
    this.parts.push(part);
    return this;
  }

  u64(value: number): this {
    const part = Buffer.allocUnsafe(8);
    part.writeBigUInt64LE(BigInt(Math.min(Math.round(value), Number.MAX_SAFE_INTEGER)));
    this.parts.push(part);
    return this;
  }

  bytes(value: Buffer): this {
    this.u32(value.length);
    this.parts.push(value);
    return this;
  }

  text(value: string): this {
    return this.bytes(Buffer.from(value, 'utf8'));
  }

  texts(values: readonly string[]): this {
    this.u32(values.length);
    for (const value of values) this.text(value);
    return this;
  }

  toBuffer(): Buffer {
    return Buffer.concat(this.parts);
  }
}

/** Reads a payload field by field; throws RangeError where it is too short. */
export class PayloadReader {
  private position = 0;
  constructor(private readonly payload: Buffer) {}

  u8(): number {
    return this.take(1).readUInt8();
  }

  u32(): number {
    return this.take(4).readUInt32LE();
  }

  /** Exact up to 2^53; larger values are held at that. */
  u64(): number {
    return Math.min(Number(this.take(8).readBigUInt64LE()), Number.MAX_SAFE_INTEGER);
  }

  bytes(): Buffer {
    return this.take(this.u32());
  }

  text(): string {
    return this.bytes().toString('utf8');
  }

  private take(size: number): Buffer {
    const end = this.position + size;
    if (end > this.payload.length) throw new RangeError('a frame from the runner is too short');
    const part = this.payload.subarray(this.position, end);
    this.position = end;
    return part;
  }
}

export function encodeFrame(type: number, payload: Buffer = Buffer.alloc(0)): Buffer {
  if (payload.length > MAX_REQUEST_BYTES) throw new RangeError('a request to the runner is too long');
  const header = Buffer.allocUnsafe(FRAME_HEADER_BYTES);
  header.writeUInt32LE(payload.length, 0);
  header.writeUInt8(type, 4);
  return Buffer.concat([header, payload]);
}

/** Cuts a byte stream into frames, however its chunks fall. Payloads of frames within one chunk are not copied. */
export class FrameDecoder {
  private rest: Buffer[] = [];
  private restBytes = 0;
  /** Bytes that must be there before it is worth looking again. */
  private needed = FRAME_HEADER_BYTES;

  push(chunk: Buffer): Frame[] {
    this.rest.push(chunk);
    this.restBytes += chunk.length;
    if (this.restBytes < this.needed) return [];
    let buffer = this.rest.length === 1 ? chunk : Buffer.concat(this.rest);
    const frames: Frame[] = [];
    for (;;) {
      this.needed = FRAME_HEADER_BYTES;
      if (buffer.length < this.needed) break;
      const size = buffer.readUInt32LE(0);
      if (size > MAX_ANSWER_BYTES) throw new RangeError('a frame from the runner is too long');
      this.needed += size;
      if (buffer.length < this.needed) break;
      frames.push({ type: buffer.readUInt8(4), payload: buffer.subarray(FRAME_HEADER_BYTES, this.needed) });
      buffer = buffer.subarray(this.needed);
    }
    this.rest = buffer.length > 0 ? [buffer] : [];
    this.restBytes = buffer.length;
    return frames;
  }
}

/** What the runner found when it started. */
export interface Hello {
  protocolVersion: number;
  auditArchitecture: number;
  cgroupVersion: 1 | 2;
  /** System call numbers of the container's architecture by name. */
  systemCalls: ReadonlyMap<string, number>;
}

export function decodeHello(payload: Buffer): Hello {
  const reader = new PayloadReader(payload);
  const protocolVersion = reader.u32();
  const auditArchitecture = reader.u32();
  const cgroupVersion = reader.u8() === 2 ? 2 : 1;
  const systemCalls = new Map<string, number>();
  for (let left = reader.u32(); left > 0; left--) {
    const number = reader.u32();
    systemCalls.set(reader.text(), number);
  }
  return { protocolVersion, auditArchitecture, cgroupVersion, systemCalls };
}

export const STOP_REASONS = ['none', 'cpu-time', 'wall-time', 'output', 'forbidden-calls', 'cancelled'] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** The runner's own words about one execution; `execution-report.ts` makes evidence of it. */
export interface RunnerReport {
  stop: StopReason;
  /** Null where the main process could not even be killed. */
  end: { exitCode: number } | { signal: number } | null;
  cgroupCpuUs: number;
  rusageCpuUs: number;
  wallTimeUs: number;
  memoryPeakBytes: number;
  cgroupMemoryPeakBytes: number;
  outputBytes: number;
  oomKills: number;
  processLimitHits: number;
  isClean: boolean;
  forbiddenCalls: { architecture: number; number: number; count: number }[];
  stderrBytes: number;
  stderrTail: Buffer;
}

export function decodeReport(payload: Buffer): RunnerReport {
  const reader = new PayloadReader(payload);
  const stop = STOP_REASONS[reader.u8()];
  if (stop === undefined) throw new RangeError('the runner stopped the program for a reason nobody knows');
  const endKind = reader.u8();
  const endValue = reader.u32();
  const end = endKind === 1 ? { exitCode: endValue } : endKind === 2 ? { signal: endValue } : null;
  return {
    stop,
    end,
    cgroupCpuUs: reader.u64(),
    rusageCpuUs: reader.u64(),
    wallTimeUs: reader.u64(),
    memoryPeakBytes: reader.u64(),
    cgroupMemoryPeakBytes: reader.u64(),
    outputBytes: reader.u64(),
    oomKills: reader.u64(),
    processLimitHits: reader.u64(),
    isClean: reader.u8() === 1,
    forbiddenCalls: decodeForbiddenCalls(reader),
    stderrBytes: reader.u64(),
    stderrTail: Buffer.from(reader.bytes()),
  };
}

function decodeForbiddenCalls(reader: PayloadReader): RunnerReport['forbiddenCalls'] {
  return Array.from({ length: reader.u32() }, () => ({
    architecture: reader.u32(),
    number: reader.u32(),
    count: reader.u32(),
  }));
}
