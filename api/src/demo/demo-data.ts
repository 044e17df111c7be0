import { documentKinds, siretSchema } from 'content-types'
import * as z from 'zod'
import { mailAddressSchema } from '../platform/mailer.ts'

const titleSchema = z.object({
  number: z.string().min(1),
  period: z.string().min(1),
  issuedOn: z.iso.date(),
  amountCents: z.number().int(),
})

/** DIR/employers.json; the files are in DIR/documents. */
export const demoSchema = z.object({
  employers: z.array(
    z.object({
      siret: siretSchema,
      name: z.string().min(1),
      address: z.string().min(1),
      service: z.string().default(''),
      holder: z.string().min(1),
      email: mailAddressSchema,
      mobile: z
        .string()
        .nullish()
        .transform((mobile) => mobile ?? null),
      code: z.string().regex(/^\d{6}$/),
      titles: z.array(titleSchema),
      documents: z.array(
        z.object({
          file: z.string().regex(/^[\w-][\w .-]*\.pdf$/),
          kind: z.enum(documentKinds),
          description: z.string().min(1),
          theme: z.string().min(1),
          publishedAt: z.coerce.date(),
        }),
      ),
    }),
  ),
  /** Known to Enim, without an account yet. */
  newcomers: z
    .array(
      z.object({
        siret: siretSchema,
        name: z.string().min(1),
        address: z.string().min(1),
        titles: z.array(titleSchema),
      }),
    )
    .default([]),
})
