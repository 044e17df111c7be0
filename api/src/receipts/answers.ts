import type { Deps } from '../deps.ts'
import { answerFile } from '../platform/file-answer.ts'
import { taskAt } from '../platform/thread-pool.ts'
import { sha256 } from '../platform/tokens.ts'
import { readContent } from './content.ts'
import type * as drawReceipt from './draw-receipt.ts'

const draw = taskAt<typeof drawReceipt>(new URL('./draw-receipt.ts', import.meta.url))

/** A receipt as the document that is kept; `text` is its content as it is stored. */
export async function answerReceiptPdf(deps: Deps, text: string): Promise<Response> {
  const { settings, pdfs } = deps
  const content = readContent(text)
  const pdf = await pdfs.run(draw, {
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
  return answerFile(file, new Uint8Array(bytes))
}
