import { createHash, randomUUID } from 'node:crypto'
import { largeFile } from '../fixtures/files/large-files.ts'
import type { Random } from '../fixtures/files/random.ts'
import { depositForm } from '../support/forms.ts'
import { multipart, multipartType, type FormParts } from '../support/multipart.ts'
import type { KilledPortal } from './killed-portal.ts'

/** A form that is sent again and again until its deposit is acknowledged. */
export interface SentForm {
  key: string
  form: Required<FormParts>
  /** Undefined as long as no answer came. */
  reference?: string
}

/** One to three files of some kinds, at most `mostBytes` each. */
export function newForm(random: Random, mostBytes = 200_000): SentForm {
  const key = randomUUID()
  const files = Array.from({ length: 1 + random.below(3) }, (_, index) => {
    const kind = random.pick(['pdf', 'png', 'jpg'] as const)
    return {
      name: `${String(index)}.${kind}`,
      bytes: largeFile(random, kind, 2_000 + random.below(mostBytes)),
    }
  })
  return { key, form: depositForm({ fields: { key }, files }) }
}

/** Throws, and leaves the form without a reference, unless the deposit is acknowledged. */
export async function send(
  { url, headers }: Pick<KilledPortal, 'url' | 'headers'>,
  sent: SentForm,
): Promise<void> {
  const answer = await fetch(`${url}/api/requests`, {
    method: 'POST',
    headers: { ...headers, 'content-type': multipartType },
    body: new Uint8Array(multipart(sent.form)),
  })
  if (answer.status !== 201)
    throw new Error(`Answered ${String(answer.status)}: ${await answer.text()}`)
  sent.reference = ((await answer.json()) as { reference: string }).reference
}

export function sentHashes({ form }: SentForm): string[] {
  return form.files.map(({ bytes }) => sha256(bytes)).sort()
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
