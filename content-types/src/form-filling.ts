import * as z from 'zod'

const instant = z.iso.datetime()

/** What a field of a PDF form asks for. */
export const formFieldKinds = [
  'text',
  'multiline',
  'date',
  'number',
  'checkbox',
  'radio',
  'list',
  'choices',
] as const
export type FormFieldKind = (typeof formFieldKinds)[number]

/** One field of a blank form, as a web page can ask for it. */
export const formFieldSchema = z.object({
  /** Its full name in the PDF, unique there. */
  name: z.string(),
  kind: z.enum(formFieldKinds),
  label: z.string(),
  help: z.string(),
  required: z.boolean(),
  /** In characters; null without a limit. */
  maxLength: z.number().int().nullable(),
  /** One box per character. */
  isComb: z.boolean(),
  /** Of a radio, a list or several choices; `value` is what the PDF keeps. */
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  /** The fact of the account that it is filled with beforehand; null for none. */
  fact: z
    .enum(['siret', 'siren', 'name', 'address', 'email', 'mobile', 'holder', 'today'])
    .nullable(),
})

/** Why the fields of a PDF cannot be used. */
export const unusableReasons = ['xfa', 'encrypted', 'no-field', 'unreadable'] as const
export type UnusableReason = (typeof unusableReasons)[number]

/** The value of each field by its name; several choices are one line each; a ticked box is `oui`. */
export const formAnswersSchema = z.record(z.string().max(200), z.string().max(10_000))

/** A blank form to be filled in online, with what the account had already answered. */
export const fillableFormSchema = z.object({
  slug: z.string(),
  title: z.string(),
  version: z.string(),
  theme: z.object({ slug: z.string(), name: z.string() }),
  /** One page of the web form each. */
  groups: z.array(z.object({ title: z.string(), fields: z.array(formFieldSchema) })),
  answers: formAnswersSchema,
  /** Null as long as nothing was saved: `answers` are then what Enim knows. */
  savedAt: instant.nullable(),
  /** The version that saved answers were carried over from. */
  carriedFrom: z.string().nullable(),
})

/** What is saved; `knownAt` is the `savedAt` that the page knows, null for none. */
export const formSavingSchema = z.object({
  answers: formAnswersSchema,
  knownAt: instant.nullable(),
})

/** Which blank forms can be filled in online, by their slug; the reason for the others. */
export const formStatesSchema = z.object({
  forms: z.array(
    z.object({
      slug: z.string(),
      unusable: z.enum(unusableReasons).nullable(),
      /** When this account saved answers. */
      savedAt: instant.nullable(),
    }),
  ),
})

export type FormField = z.infer<typeof formFieldSchema>
export type FormAnswers = z.infer<typeof formAnswersSchema>
export type FillableForm = z.infer<typeof fillableFormSchema>
export type FormSaving = z.infer<typeof formSavingSchema>
export type FormStates = z.infer<typeof formStatesSchema>
