import {
  readAmount,
  readDate,
  siretSchema,
  type FieldError,
  type FormAnswers,
  type FormField,
} from 'content-types'

/** A ticked box. */
const TICKED = 'oui'

type Checked = { value: string } | { message: string }

/**
 * The answers as the PDF keeps them, those that are wrong as they were given, and what is wrong
 * with them: errors are named after their field.
 */
export function checkAnswers(
  fields: readonly FormField[],
  given: FormAnswers,
): { answers: FormAnswers; errors: FieldError[] } {
  const answers = { ...given }
  const errors: FieldError[] = []
  for (const field of fields) {
    const typed = given[field.name] ?? ''
    const checked = check(field, typed)
    if ('message' in checked) errors.push({ field: field.name, message: checked.message })
    else if (checked.value !== typed) answers[field.name] = checked.value
  }
  return { answers, errors }
}

function check(field: FormField, typed: string): Checked {
  const value = typed.trim()
  if (value === '') return field.required ? { message: missing(field) } : { value }
  switch (field.kind) {
    case 'text':
    case 'multiline':
      return checkText(field, value)
    case 'date':
      return checkDate(field, value)
    case 'number':
      return checkNumber(field, value)
    case 'checkbox':
      return value === TICKED ? { value } : { message: missing(field) }
    case 'radio':
    case 'list':
      return checkChoices(field, [value])
    case 'choices':
      return checkChoices(field, value.split('\n'))
  }
}

function missing({ kind, label }: FormField): string {
  if (kind === 'checkbox') return `Cochez la case « ${label} ».`
  if (kind === 'radio' || kind === 'list') return `Choisissez une réponse à « ${label} ».`
  if (kind === 'choices') return `Choisissez au moins une réponse à « ${label} ».`
  return `Indiquez « ${label} ».`
}

function checkText(field: FormField, value: string): Checked {
  if (field.fact === 'siret') {
    const siret = siretSchema.safeParse(value)
    if (!siret.success) return { message: siret.error.issues[0]?.message ?? missing(field) }
    return checkLength(field, fits(field, value) ? value : siret.data)
  }
  return checkLength(field, field.isComb && !fits(field, value) ? withoutSpaces(value) : value)
}

function checkNumber(field: FormField, value: string): Checked {
  if (readAmount(value) === undefined) {
    return { message: `Indiquez « ${field.label} » en chiffres, par exemple 1250,50.` }
  }
  return checkLength(field, withoutSpaces(value.replace(/€|euros?|EUR/gi, '')).replace(/['’]/g, ''))
}

/** As people type a day, or as the boxes of a comb hold it. */
function checkDate({ label }: FormField, value: string): Checked {
  const day = readDate(value.replace(/^(\d{2})(\d{2})(\d{4})$/, '$1/$2/$3'))
  if (day !== undefined) return { value: day }
  return { message: `Indiquez « ${label} » par un jour du calendrier, par exemple 03/02/2026.` }
}

function checkChoices({ label, options }: FormField, chosen: readonly string[]): Checked {
  const values = chosen.map(
    (one) => options.find(({ value }) => value.trim() === one.trim())?.value,
  )
  if (values.includes(undefined)) {
    return { message: `Choisissez parmi les réponses proposées à « ${label} ».` }
  }
  return { value: values.join('\n') }
}

function checkLength(field: FormField, value: string): Checked {
  if (fits(field, value)) return { value }
  const number = (length: number) => length.toLocaleString('fr-FR')
  return {
    message: `« ${field.label} » compte ${number(value.length)} caractères, la limite est de ${number(field.maxLength ?? 0)} : raccourcissez votre réponse.`,
  }
}

function fits({ maxLength }: FormField, value: string): boolean {
  return maxLength === null || value.length <= maxLength
}

function withoutSpaces(value: string): string {
  return value.replace(/[\s\u00a0\u202f]/g, '')
}
