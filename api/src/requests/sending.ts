import type { Problem } from '../platform/problems.ts'
import type { TypedForm } from './form.ts'

/** What became of a form that was sent. */
export type Sending =
  | { kind: 'accepted'; reference: string; location: string }
  | { kind: 'refused'; form: TypedForm; refusal: Problem }
