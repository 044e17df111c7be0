import { Readable } from 'node:stream'
import type { Deps } from '../deps.ts'
import { answerFile } from '../platform/file-answer.ts'
import { sha256 } from '../platform/tokens.ts'
import { readContent } from './content.ts'
import { drawReceipt } from './draw-receipt.ts'

/** A receipt as the document that is kept; `text` is its content as it is stored. */
export async function answerReceiptPdf({ settings }: Deps, text: string): Promise<Response> {
  const content = readContent(text)
  const pdf = await drawReceipt({
    content,
    fingerprint: sha256(text),
    publicUrl: settings.publicUrl,
    isSpecimen: !settings.production,
  })
  return answer(Buffer.from(pdf), `${nameOf(text)}.pdf`, 'application/pdf')
}

/** Byte for byte what the chain covers. */
export function answerReceiptContent(text: string): Response {
  return answer(Buffer.from(text), `${nameOf(text)}.json`, 'application/json')
}

/** « AEE E26-7KQX-M93T » */
function nameOf(text: string): string {
  const { kind, reference } = readContent(text)
  return `${kind.toUpperCase()} ${reference}`
}

function answer(bytes: Buffer, name: string, type: string): Response {
  const file = { name, type, bytes: bytes.length, sha256: sha256(bytes), as: 'attachment' } as const
  return answerFile(file, Readable.from([bytes]))
}
