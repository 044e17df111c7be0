import { randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import { virusMark } from '../../support/virus-mark.ts'

interface ChosenFile {
  name: string
  mimeType: string
  buffer: Buffer
}

export async function pdfFile(name: string): Promise<ChosenFile> {
  const document = await PDFDocument.create()
  document.addPage([300, 200]).drawText('SPECIMEN')
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(await document.save()) }
}

/** A Windows program under a name that says otherwise. */
export function programFile(name: string): ChosenFile {
  const buffer = Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(4_096)])
  return { name, mimeType: 'application/pdf', buffer }
}

/** A picture that is right in every way, but that the antivirus of the stories knows. */
export function infectedPicture(name: string): ChosenFile {
  const chunks = [
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])),
    chunk('tEXt', Buffer.from(`Comment\0${virusMark}`)),
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 255, 255]))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return { name, mimeType: 'image/png', buffer: Buffer.concat([signature, ...chunks]) }
}

/** A photo of noise, which no compression makes lighter: about nine megabytes. */
export function heavyPhoto(name: string): ChosenFile {
  const [width, height] = [1_800, 1_750]
  const rows = Array.from({ length: height }, () =>
    Buffer.concat([Buffer.alloc(1), randomBytes(width * 3)]),
  )
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return { name, mimeType: 'image/png', buffer: Buffer.concat([signature, ...chunks]) }
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type), data])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
