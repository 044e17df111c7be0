import { mailTextKeys } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import type { Wording } from '../platform/mail-texts.ts'

const wordingSchema = z.object({
  key: z.enum(mailTextKeys),
  subject: z.string(),
  body: z.string(),
})

/** One of a key that the portal no longer has is left out. */
export async function listWordings({ database }: Pick<Deps, 'database'>): Promise<Wording[]> {
  const rows = await database.read('SELECT key, subject, body FROM mail_texts ORDER BY key')
  return rows.flatMap((row) => wordingSchema.safeParse(row).data ?? [])
}

/** Exactly these are known from now on. */
export function replaceWordings(wordings: readonly Wording[]): Statement[] {
  return [
    { sql: 'DELETE FROM mail_texts', args: [] },
    ...wordings.map(({ key, subject, body }) => ({
      sql: 'INSERT OR REPLACE INTO mail_texts (key, subject, body) VALUES (?, ?, ?)',
      args: [key, subject, body],
    })),
  ]
}
