import type { FormAnswers } from 'content-types'
import { readFormValues } from 'content-types/pdf-form'

/** Undefined for a PDF whose fields cannot be read. */
export function run(bytes: Uint8Array): Promise<FormAnswers | undefined> {
  return readFormValues(bytes)
}
