import { randomUUID } from 'node:crypto'
import { makePdf } from '../fixtures/files/pdf.ts'
import type { Sample } from '../fixtures/files/sample.ts'
import type { FormParts } from './multipart.ts'

/** A PDF that is right in every way, another one for each word. */
export function pdf(name = 'bordereau.pdf', word = name): Sample {
  return { name, bytes: makePdf({ objects: [`(${word})`] }) }
}

interface FormChanges {
  fields?: Record<string, string>
  files?: readonly Sample[]
}

export function depositForm({ fields, files = [pdf()] }: FormChanges = {}): Required<FormParts> & {
  key: string
} {
  const key = fields?.['key'] ?? randomUUID()
  const typed = {
    kind: 'document',
    theme: 'cotisation',
    object: '',
    text: 'Voici le bordereau de mars.',
  }
  return { key, fields: { ...typed, key, ...fields }, files }
}

export function questionForm({ fields, files = [] }: FormChanges = {}): Required<FormParts> & {
  key: string
} {
  const typed = { kind: 'question', theme: 'accidents', object: 'Délai', text: 'Sous quel délai ?' }
  return depositForm({ fields: { ...typed, ...fields }, files })
}
