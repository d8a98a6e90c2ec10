/** Writes zip archives byte by byte, so that they can say what no honest tool would. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface RawEntry {
  name: string;
  content?: string | Buffer;
  /** 0 stored, 8 deflated. */
  method?: number;
  /** What the headers say, in place of the truth. */
  declaredSize?: number;
  declaredCrc?: number;
  /** General purpose bits: 1 is encrypted. */
  flags?: number;
  /** Unix mode with its type bits. */
  mode?: number;
  /** Points at the packed bytes of an earlier entry. */
  sharedWith?: number;
}

export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, central, at } = headersOf(
      entry,
      entry.sharedWith === undefined ? offset : offsets[entry.sharedWith],
    );
    offsets.push(at);
    if (entry.sharedWith === undefined) {
      parts.push(local);
      offset += local.length;
    }
    directory.push(central);
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directoryBytes, end]);
}

function headersOf(entry: RawEntry, at = 0): { local: Buffer; central: Buffer; at: number } {
  const content = typeof entry.content === 'object' ? entry.content : Buffer.from(entry.content ?? '');
  const method = entry.method ?? 0;
  const packed = method === 8 ? deflated(content) : content;
  const name = Buffer.from(entry.name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(entry.flags ?? 0, 2);
  common.writeUInt16LE(method, 4);
  common.writeUInt32LE((entry.declaredCrc ?? crc32(content)) >>> 0, 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(entry.declaredSize ?? content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6);
  tail.writeUInt32LE(at, 10);
  const local = Buffer.concat([signature(0x04034b50), common, name, packed]);
  // Made by Unix; the comment's and the disk's fields are empty.
  const central = Buffer.concat([signature(0x02014b50), Buffer.from([20, 3]), common, tail, name]);
  return { local, central, at };
}

/** A bomb has the same large content many times over. */
const packedBefore = new WeakMap<Buffer, Buffer>();
function deflated(content: Buffer): Buffer {
  const packed = packedBefore.get(content) ?? deflateRawSync(content);
  packedBefore.set(content, packed);
  return packed;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
