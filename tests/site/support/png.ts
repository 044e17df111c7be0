import { crc32, deflateSync } from 'node:zlib'

interface PngSize {
  width: number
  height: number
  /** What its header says, when it lies. */
  declared?: { width: number; height: number }
}

/** A picture whose rows differ, so that converting it has something to do. */
export function makePng({ width, height, declared = { width, height } }: PngSize): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(declared.width, 0)
  header.writeUInt32BE(declared.height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let row = 0; row < height; row += 1) {
    const from = row * (1 + width * 3)
    rows.fill(row % 256, from + 1, from + 1 + width * 3)
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The same with words in it, as a camera writes where it was. */
export function withWords(png: Buffer, words: string): Buffer {
  const afterHeader = 8 + 25
  const text = chunk('tEXt', Buffer.from(`Comment\0${words}`, 'latin1'))
  return Buffer.concat([png.subarray(0, afterHeader), text, png.subarray(afterHeader)])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(4)
  frame.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([frame, named, check])
}
