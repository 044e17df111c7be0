import { letterSchema } from 'content-types'
import type { Calls } from '../api-call.ts'

/** Letters of the news, which anybody may read online. */
export function letterCalls({ call }: Calls) {
  return {
    getLetter: (id: string) => call(letterSchema, `/api/letters/${encodeURIComponent(id)}`),
  }
}
