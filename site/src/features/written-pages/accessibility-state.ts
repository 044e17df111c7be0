import * as z from 'zod'

const stateSchema = z.object({
  /** A day. */
  date: z.iso.date(),
  standard: z.string(),
  status: z.string(),
  checked: z.array(z.object({ what: z.string(), where: z.string(), result: z.string() })),
  unchecked: z.array(z.string()),
})

/** What docs/accessibility/state.json records. */
export function readAccessibilityState(json: string): z.infer<typeof stateSchema> {
  return stateSchema.parse(JSON.parse(json))
}
