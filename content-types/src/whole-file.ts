import * as z from 'zod'

/** What the api answers to the site about « Tout mon dossier »: what the archive would hold now. */
export const wholeFileSizeSchema = z.object({
  documents: z.number().int(),
  requests: z.number().int(),
  receipts: z.number().int(),
  payments: z.number().int(),
  /** About as many. */
  bytes: z.number().int(),
})

export type WholeFileSize = z.infer<typeof wholeFileSizeSchema>
