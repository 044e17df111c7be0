import { systemDescriptionSchema } from 'content-types'
import type { Calls } from '../api-call.ts'

/** What Enim's own systems call. */
export function systemCalls({ call }: Calls) {
  return {
    getSystemDescription: () => call(systemDescriptionSchema, '/api/v1/openapi.json'),
  }
}
