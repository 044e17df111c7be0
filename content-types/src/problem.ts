import * as z from 'zod'

/** One refusal, with the field it stands beside; `file` names the refused file. */
export const fieldErrorSchema = z.object({
  field: z.string(),
  message: z.string(),
  file: z.string().optional(),
})

/**
 * What the api answers to a refusal, as application/problem+json (RFC 9457).
 * `type` is a stable word for programs, `title` a French sentence for people.
 */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  errors: z.array(fieldErrorSchema).default([]),
})

export type FieldError = z.infer<typeof fieldErrorSchema>
export type Problem = z.infer<typeof problemSchema>
