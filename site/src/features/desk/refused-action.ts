import type { Outcome } from '../../lib/form.ts'
import { messageFor } from '../../lib/form.ts'
import { controlName, type DeskAction } from './actions.ts'

/** Which form of a request comes back, and what was typed in it. */
export interface RefusedAction extends Outcome {
  action: DeskAction
  typed: Readonly<Record<string, string>>
}

interface FieldState {
  name: string
  value: string | undefined
  error: string | undefined
}

/** What a field of a form shows again; as if nothing was typed when another form was refused. */
export function fieldOf(
  refused: RefusedAction | undefined,
  action: DeskAction,
  field: string,
): FieldState {
  const name = controlName(action, field)
  if (refused?.action !== action) return { name, value: undefined, error: undefined }
  return { name, value: refused.typed[field], error: messageFor(refused, name) }
}
