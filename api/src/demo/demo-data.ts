import {
  agentRoleSchema,
  documentKinds,
  paymentNatures,
  paymentStates,
  siretSchema,
} from 'content-types'
import * as z from 'zod'
import { mailAddressSchema } from '../platform/mailer.ts'

const titleSchema = z.object({
  number: z.string().min(1),
  period: z.string().min(1),
  issuedOn: z.iso.date(),
  amountCents: z.number().int(),
  dueOn: z.iso.date().nullish(),
  paidOn: z.iso.date().nullish(),
})

const paymentSchema = z.object({
  reference: z.string().min(1),
  nature: z.enum(paymentNatures),
  period: z.string().min(1),
  amountCents: z.number().int(),
  paidOn: z.iso.date(),
  state: z.enum(paymentStates),
  /** A file of DIR/documents, or the name of a paper that is not online. */
  document: z.string(),
  isNew: z.boolean(),
})

/** People of Enim who can log in at once, with secrets that everybody may read. */
const demoAgentsSchema = z.array(
  z.object({
    email: mailAddressSchema,
    name: z.string().min(1),
    role: agentRoleSchema,
    services: z.array(z.string().min(1)),
    password: z.string().min(1),
    totpSecret: z.string().regex(/^[A-Z2-7]{32}$/),
  }),
)

export type DemoEmployer = z.infer<typeof demoSchema>['employers'][number]

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
      payments: z.array(paymentSchema).default([]),
    }),
  ),
  agents: demoAgentsSchema.default([]),
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
