import { callbackSlotSchema, receiptKindSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { listMessages } from './message-store.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const callbackSchema = z.object({
  phone: z.string(),
  day: z.string(),
  slot: callbackSlotSchema,
  askedAt: instant,
  endedAt: instant.nullable(),
  outcome: z.enum(['called', 'cancelled']).nullable(),
})

const openingSchema = z.object({ at: instant, service: z.string(), fileName: z.string() })

const receiptSchema = z.object({ id: z.string(), kind: receiptKindSchema, issuedAt: instant })

/** What came after the deposit of a request, but Enim's own notes; for whoever asks what is held. */
export async function exportThread(deps: Pick<Deps, 'database'>, requestId: string) {
  const { database } = deps
  const callbacks = await database.read(
    `SELECT phone, day, slot, asked_at AS askedAt, ended_at AS endedAt, outcome
     FROM callbacks WHERE request_id = ? ORDER BY asked_at`,
    [requestId],
  )
  const openings = await database.read(
    `SELECT o.at, o.service_name AS service, f.name AS fileName
     FROM file_openings o JOIN files f ON f.id = o.file_id
     WHERE o.request_id = ? ORDER BY o.at DESC`,
    [requestId],
  )
  const receipts = await database.read(
    'SELECT id, kind, issued_at AS issuedAt FROM receipts WHERE request_id = ?',
    [requestId],
  )
  return {
    messages: await listMessages(deps, requestId, { notes: false }),
    callbacks: z.array(callbackSchema).parse(callbacks),
    openings: z.array(openingSchema).parse(openings),
    receipts: z.array(receiptSchema).parse(receipts),
  }
}

export type ExportedThread = Awaited<ReturnType<typeof exportThread>>
