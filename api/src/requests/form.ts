import { limits, requestKinds, type FieldError, type RequestKind } from 'content-types'
import * as z from 'zod'
import type { MirroredTheme } from '../themes/index.ts'
import { unknownForm } from './problems.ts'

/** What a person typed, as typed. */
export interface TypedForm {
  key: string
  kind: RequestKind
  theme: string
  object: string
  text: string
}

const identitySchema = z.object({ key: z.uuid(), kind: z.enum(requestKinds) })

/** Kept for a draft however long it is; beyond this it was typed by no one. */
const MAX_TYPED = 20_000

/** @throws Problem for a form that no page of the portal made. */
export function readForm(fields: ReadonlyMap<string, string>): TypedForm {
  const identity = identitySchema.safeParse(Object.fromEntries(fields))
  if (!identity.success) throw unknownForm()
  const typed = (name: string) =>
    (fields.get(name) ?? '').replaceAll('\r\n', '\n').replaceAll('\0', '').slice(0, MAX_TYPED)
  return {
    ...identity.data,
    theme: typed('theme'),
    object: typed('object'),
    text: typed('text'),
  }
}

/** Every refusal of what was typed, in the order of the form. */
export function checkTyped(form: TypedForm, theme: MirroredTheme | undefined): FieldError[] {
  const errors: FieldError[] = []
  const refuse = (field: string, message: string) => errors.push({ field, message })
  if (form.theme === '') refuse('theme', 'Choisissez le thème de votre demande.')
  else if (!theme) refuse('theme', 'Ce thème n’existe plus : choisissez-en un autre.')
  if (form.kind === 'question') {
    if (form.object.trim() === '') refuse('object', 'Indiquez l’objet de votre message.')
  }
  if (form.object.length > limits.objectLength) {
    refuse('object', tooLong('L’objet', form.object.length, limits.objectLength))
  }
  if (form.text.trim() === '') {
    refuse('text', form.kind === 'question' ? 'Rédigez votre message.' : 'Précisez votre demande.')
  }
  if (form.text.length > limits.textLength) {
    refuse('text', tooLong('Votre texte', form.text.length, limits.textLength))
  }
  return errors
}

/** A deposit needs no object: the beginning of its text serves as one. */
export function objectOf({ object, text }: TypedForm): string {
  if (object.trim() !== '') return object.trim()
  const line = text.trim().replace(/\s+/g, ' ')
  if (line.length <= 80) return line
  return `${line.slice(0, 80).replace(/\s\S*$/, '')}…`
}

function tooLong(what: string, length: number, most: number): string {
  const number = (value: number) => value.toLocaleString('fr-FR')
  return `${what} compte ${number(length)} caractères, la limite est de ${number(most)} : raccourcissez-le.`
}
