// Files as an operator has them at hand.
import { deflateSync } from 'node:zlib';

export type File = { name: string; mimeType: string; buffer: Buffer };

/** A red square that every browser can show; `bytes` makes the file that long. */
export function picture(name = '영수증.png', bytes = 0): File {
  const rows = Buffer.concat(Array.from({ length: 8 }, () => Buffer.from([0, ...Array(8).fill([200, 30, 30]).flat()])));
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const image = Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
  return { name, mimeType: 'image/png', buffer: Buffer.concat([image, Buffer.alloc(Math.max(0, bytes - image.length))]) };
}

/** Text, whatever it says it is. */
export function text(mimeType = 'text/plain'): File {
  return { name: '메모.txt', mimeType, buffer: Buffer.from('이것은 그림이 아니에요') };
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(sum(body), 4 + body.length);
  return frame;
}

/** CRC-32, as PNG has it. */
function sum(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
