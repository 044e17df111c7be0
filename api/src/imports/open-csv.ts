import { createReadStream } from 'node:fs'
import { Refusal, requireReadable } from '../platform/refusal.ts'

export interface CsvText {
  bytes: number
  encoding: 'utf-8' | 'windows-1252'
  /** The text piece by piece, each with how many bytes of the file were read so far. */
  pieces(): AsyncGenerator<{ text: string; readBytes: number }>
}

/** UTF-8 when every byte of it is, else Windows-1252, as older spreadsheets write. */
export async function openCsv(path: string): Promise<CsvText> {
  const { size } = requireReadable(path, 'file')
  if (size === 0) throw new Refusal(`« ${path} » est vide.`)
  const encoding = await detectEncoding(path)
  return {
    bytes: size,
    encoding,
    async *pieces() {
      const decoder = new TextDecoder(encoding)
      let readBytes = 0
      for await (const bytes of readBytesOf(path)) {
        readBytes += bytes.length
        yield { text: decoder.decode(bytes, { stream: true }), readBytes }
      }
      yield { text: decoder.decode(), readBytes }
    },
  }
}

async function detectEncoding(path: string): Promise<CsvText['encoding']> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  for await (const bytes of readBytesOf(path)) {
    // UTF-16 and spreadsheets in their own format hold zeros; no CSV file does.
    if (bytes.includes(0)) {
      throw new Refusal(
        `« ${path} » n’est pas un fichier CSV : enregistrez-le en « CSV UTF-8 », puis recommencez.`,
      )
    }
    isUtf8 = isUtf8 && decodes(decoder, bytes)
  }
  return isUtf8 && decodes(decoder) ? 'utf-8' : 'windows-1252'
}

function decodes(decoder: InstanceType<typeof TextDecoder>, bytes?: Buffer): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined })
    return true
  } catch {
    return false
  }
}

async function* readBytesOf(path: string): AsyncGenerator<Buffer> {
  for await (const bytes of createReadStream(path)) yield bytes as Buffer
}
