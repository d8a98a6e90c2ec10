import { describe, expect, it } from 'vitest';
import {
  decodeHello,
  decodeReport,
  encodeFrame,
  FrameDecoder,
  MAX_REQUEST_BYTES,
  PayloadReader,
  PayloadWriter,
} from './protocol.js';

describe('a payload', () => {
  it('is read back field by field', () => {
    const payload = new PayloadWriter()
      .u8(255)
      .u32(4_000_000_000)
      .u64(2 ** 52)
      .text('söurce')
      .bytes(Buffer.of(0, 1))
      .texts(['a', ''])
      .toBuffer();
    const reader = new PayloadReader(payload);
    expect([reader.u8(), reader.u32(), reader.u64(), reader.text()]).toEqual([255, 4_000_000_000, 2 ** 52, 'söurce']);
    expect([...reader.bytes()]).toEqual([0, 1]);
    expect([reader.u32(), reader.text(), reader.text()]).toEqual([2, 'a', '']);
  });

  it('that is too short is no payload', () => {
    expect(() => new PayloadReader(Buffer.of(1, 0, 0)).u32()).toThrow(RangeError);
    expect(() => new PayloadReader(Buffer.of(9, 0, 0, 0, 65)).text()).toThrow(RangeError);
  });

  it('holds limits that mean "none" at the largest number', () => {
    expect(new PayloadReader(new PayloadWriter().u64(Infinity).toBuffer()).u64()).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('frames', () => {
  const frames = [
    { type: 69, payload: Buffer.from('output') },
    { type: 65, payload: Buffer.alloc(0) },
    { type: 70, payload: Buffer.alloc(1000, 7) },
  ];
  const stream = Buffer.concat(frames.map(({ type, payload }) => encodeFrame(type, payload)));

  it.each([1, 2, 5, 7, 64, 4096])('come out whole when the stream arrives %i bytes at a time', (size) => {
    const decoder = new FrameDecoder();
    const decoded = [];
    for (let at = 0; at < stream.length; at += size) decoded.push(...decoder.push(stream.subarray(at, at + size)));
    expect(decoded).toEqual(frames);
  });

  it('that claim to be too long are refused, both ways', () => {
    expect(() => new FrameDecoder().push(Buffer.of(255, 255, 255, 255, 69))).toThrow(RangeError);
    expect(() => encodeFrame(2, Buffer.alloc(MAX_REQUEST_BYTES + 1))).toThrow(RangeError);
  });
});

describe("the runner's words", () => {
  it('tell what it found', () => {
    const hello = new PayloadWriter().u32(1).u32(0xc000003e).u8(2).u32(2).u32(0).text('read').u32(1).text('write');
    expect(decodeHello(hello.toBuffer())).toEqual({
      protocolVersion: 1,
      auditArchitecture: 0xc000003e,
      cgroupVersion: 2,
      systemCalls: new Map([
        ['read', 0],
        ['write', 1],
      ]),
    });
  });

  it('about an end that nobody knows are no exit code 0', () => {
    expect(decodeReport(report({ end: 0 }))).toMatchObject({ end: null });
    expect(decodeReport(report({ end: 2 }))).toMatchObject({ end: { signal: 9 } });
    expect(() => decodeReport(report({ stop: 99 }))).toThrow(RangeError);
  });
});

function report({ stop = 0, end = 1 }: { stop?: number; end?: number }): Buffer {
  const writer = new PayloadWriter().u8(stop).u8(end).u32(9);
  for (let field = 0; field < 8; field += 1) writer.u64(field);
  return writer.u8(1).u32(0).u64(0).bytes(Buffer.alloc(0)).toBuffer();
}
