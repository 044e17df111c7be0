import * as z from 'zod'
import { receiptKindSchema } from './thread.ts'

const instant = z.iso.datetime()
const day = z.iso.date()
/** SHA-256, in hexadecimal. */
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What anybody who has a reference may know of its receipts. */
export const verificationSchema = z.object({
  reference: z.string(),
  receipts: z.array(
    z.object({
      kind: receiptKindSchema,
      issuedAt: instant,
      service: z.string(),
      fileCount: z.number().int(),
      /** The day whose signed head covers it; null until then. */
      sealedOn: day.nullable(),
    }),
  ),
  /** Whether a file of that SHA-256 is among those received; null when none was asked about. */
  known: z.boolean().nullable(),
})

/** The end of the chain of receipts on one day, signed. */
export const receiptHeadSchema = z.object({
  day,
  /** How many receipts there are up to it. */
  position: z.number().int(),
  chain: hash,
  /** Ed25519, raw, in base64. */
  publicKey: z.string(),
  /** Of the text « enim-receipts <day> <position> <chain> », in base64. */
  signature: z.string(),
})

export const receiptHeadListSchema = z.object({
  /** Newest first. */
  heads: z.array(receiptHeadSchema),
  page: z.number().int(),
  pages: z.number().int(),
})

/** All it takes to compute a day's head again from that of the day before. */
export const receiptDaySchema = z.object({
  head: receiptHeadSchema,
  previous: z.object({ position: z.number().int(), chain: hash }),
  /** SHA-256 of each receipt's content, in order: chain = SHA-256(previous chain + digest). */
  digests: z.array(hash),
})

/**
 * « E26-7KQX-M93T » of a request, « D26-7KQX-M93T » of a document made on demand, however a person
 * typed it: without dashes, in lower case, with the letters O, I and L for the digits that they look
 * like. Undefined when it cannot be a reference.
 */
export function readReference(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replace(/[\s.\-\u2010-\u2015]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const [, letter, year, first, second] =
    /^([DE])(\d\d)([0-9A-HJKMNP-TV-Z]{4})([0-9A-HJKMNP-TV-Z]{4})$/.exec(letters) ?? []
  return letter && year && first && second && `${letter}${year}-${first}-${second}`
}

export type Verification = z.infer<typeof verificationSchema>
export type ReceiptHead = z.infer<typeof receiptHeadSchema>
export type ReceiptHeadList = z.infer<typeof receiptHeadListSchema>
export type ReceiptDay = z.infer<typeof receiptDaySchema>
