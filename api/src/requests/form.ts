import {
  draftKinds,
  limits,
  type DraftKind,
  type FieldError,
  type RequestKind,
} from 'content-types'
import * as z from 'zod'
import type { ReceivedFile, ReceivedForm } from '../files/index.ts'
import { sha256 } from '../platform/tokens.ts'
import type { MirroredTheme } from '../themes/index.ts'
import { unknownForm } from './problems.ts'

/** What a person typed, as typed. */
export interface TypedForm {
  key: string
  kind: DraftKind
  /** Of the request that a reply belongs to; empty in other forms. */
  reference: string
  theme: string
  object: string
  text: string
  /** Ids of the pieces that a reply is said to bring. */
  pieces: readonly string[]
}

/** The form of a new request. */
export type RequestForm = TypedForm & { kind: RequestKind }

/** Longer than any theme's. */
const MAX_SLUG = 100
const MAX_REFERENCE = 20
const MAX_PIECES = 50

const identitySchema = z.object({ key: z.uuid(), kind: z.enum(draftKinds) })

/** @throws Problem for a form that no page of the portal made. */
export function readForm({ fields, lists }: Pick<ReceivedForm, 'fields' | 'lists'>): TypedForm {
  const identity = identitySchema.safeParse(Object.fromEntries(fields))
  if (!identity.success) throw unknownForm()
  return cleanForm({
    ...identity.data,
    reference: fields.get('reference'),
    theme: fields.get('theme'),
    object: fields.get('object'),
    text: fields.get('text'),
    pieces: lists.get('pieces'),
  })
}

interface RawForm {
  key: string
  kind: DraftKind
  reference?: string | undefined
  theme?: string | undefined
  object?: string | undefined
  text?: string | undefined
  pieces?: readonly string[] | undefined
}

/** A reply has neither theme nor object, and only a reply has a reference and pieces. */
export function cleanForm({ key, kind, text, ...typed }: RawForm): TypedForm {
  const isReply = kind === 'reply'
  return {
    key,
    kind,
    reference: isReply ? clean(typed.reference).slice(0, MAX_REFERENCE) : '',
    theme: isReply ? '' : clean(typed.theme).slice(0, MAX_SLUG),
    object: isReply ? '' : clean(typed.object).replace(/\s+/g, ' '),
    text: clean(text),
    pieces: isReply ? [...new Set(typed.pieces)].slice(0, MAX_PIECES).sort() : [],
  }
}

/** The same for two sendings of one form, whatever the order of its files. */
export function fingerprintOf(
  form: TypedForm,
  files: readonly Pick<ReceivedFile, 'name' | 'sha256'>[],
): string {
  const contents = files.map(({ name, sha256 }) => `${name}/${sha256}`).sort()
  const { kind, theme, object, text, pieces } = form
  const typed = kind === 'reply' ? [kind, text, pieces] : [kind, theme, object, text]
  return sha256(JSON.stringify([...typed, contents]))
}

/** Every refusal of what was typed, in the order of the form. */
export function checkTyped(form: RequestForm, theme: MirroredTheme | undefined): FieldError[] {
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
  return [...errors, ...checkLength(form)]
}

/** A reply needs a text or a file, however many files there are to refuse. */
export function checkReply(form: TypedForm, fileCount: number): FieldError[] {
  if (form.text !== '' || fileCount > 0) return checkLength(form)
  return [{ field: 'text', message: 'Rédigez votre message, ou joignez au moins un fichier.' }]
}

function checkLength({ text }: TypedForm): FieldError[] {
  if (text.length <= limits.textLength) return []
  return [{ field: 'text', message: tooLong('Votre texte', text.length, limits.textLength) }]
}

/** A deposit needs no object: the beginning of its text serves as one. */
export function objectOf({ object, text }: Pick<TypedForm, 'object' | 'text'>): string {
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
