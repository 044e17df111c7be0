import { limits, requestKinds, type FieldError, type RequestKind } from 'content-types'
import * as z from 'zod'
import type { ReceivedFile } from '../files/index.ts'
import { sha256 } from '../platform/tokens.ts'
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

/** Longer than any theme's. */
const MAX_SLUG = 100

const identitySchema = z.object({ key: z.uuid(), kind: z.enum(requestKinds) })

/** @throws Problem for a form that no page of the portal made. */
export function readForm(fields: ReadonlyMap<string, string>): TypedForm {
  const identity = identitySchema.safeParse(Object.fromEntries(fields))
  if (!identity.success) throw unknownForm()
  return {
    ...identity.data,
    theme: clean(fields.get('theme')).slice(0, MAX_SLUG),
    object: clean(fields.get('object')).replace(/\s+/g, ' '),
    text: clean(fields.get('text')),
  }
}

/** The same for two sendings of one form, whatever the order of its files. */
export function fingerprintOf(form: TypedForm, files: readonly ReceivedFile[]): string {
  const contents = files.map(({ name, sha256 }) => `${name}/${sha256}`).sort()
  return sha256(JSON.stringify([form.kind, form.theme, form.object, form.text, contents]))
}

/** Every refusal of what was typed, in the order of the form. */
export function checkTyped(form: TypedForm, theme: MirroredTheme | undefined): FieldError[] {
  const errors: FieldError[] = []
  const refuse = (field: string, message: string) => errors.push({ field, message })
  if (form.theme === '') refuse('theme', 'Choisissez le thème de votre demande.')
  else if (!theme) refuse('theme', 'Ce thème n’existe plus : choisissez-en un autre.')
  if (form.kind === 'question') {
    if (form.object === '') refuse('object', 'Indiquez l’objet de votre message.')
  }
  if (form.object.length > limits.objectLength) {
    refuse('object', tooLong('L’objet', form.object.length, limits.objectLength))
  }
  if (form.text === '') {
    refuse('text', form.kind === 'question' ? 'Rédigez votre message.' : 'Précisez votre demande.')
  }
  if (form.text.length > limits.textLength) {
    refuse('text', tooLong('Votre texte', form.text.length, limits.textLength))
  }
  return errors
}

/** A deposit needs no object: the beginning of its text serves as one. */
export function objectOf({ object, text }: TypedForm): string {
  if (object !== '') return object
  const line = text.replace(/\s+/g, ' ')
  if (line.length <= 80) return line
  return `${line.slice(0, 80).replace(/\s\S*$/, '')}…`
}

/** Browsers end lines with CR LF; no other control character is ever typed. */
function clean(typed = ''): string {
  return typed
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
}

function tooLong(what: string, length: number, most: number): string {
  const number = (value: number) => value.toLocaleString('fr-FR')
  return `${what} compte ${number(length)} caractères, la limite est de ${number(most)} : raccourcissez-le.`
}
