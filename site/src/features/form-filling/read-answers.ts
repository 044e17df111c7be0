import { fieldOf } from './control-name.ts'

/** What the controls hold, by field; of several choices, one a line. */
export function readAnswers(form: FormData): Record<string, string> {
  const answers = new Map<string, string[]>()
  for (const [control, value] of form) {
    const field = fieldOf(control)
    if (field === undefined || typeof value !== 'string') continue
    const given = answers.get(field) ?? []
    // An empty one stands for boxes that may all be left unticked.
    answers.set(field, value === '' ? given : [...given, value.replaceAll('\r\n', '\n')])
  }
  return Object.fromEntries([...answers].map(([field, given]) => [field, given.join('\n')]))
}
