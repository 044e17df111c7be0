import { formFieldSchema, type FillableForm, type FormField } from 'content-types'
import type { BlankForm, FieldSetting, PlacedField } from './form-store.ts'

type Groups = FillableForm['groups']

/**
 * The fields as they are asked for: first those that the editors put in order, under the titles
 * that they gave, then the others page by page. What the editors say of an unknown field is nothing.
 */
export function groupsOf({ fields, settings }: Pick<BlankForm, 'fields' | 'settings'>): Groups {
  const groups = new Map<string, FormField[]>()
  const add = (title: string, field: PlacedField) => {
    groups.set(title, [...(groups.get(title) ?? []), formFieldSchema.parse(field)])
  }
  const told = new Set<string>()
  for (const setting of settings) {
    const field = fields.find(({ name }) => name === setting.name)
    if (!field || told.has(field.name)) continue
    told.add(field.name)
    if (!setting.hidden) add(setting.group || pageTitle(field), asSet(field, setting))
  }
  for (const field of fields) if (!told.has(field.name)) add(pageTitle(field), field)
  return [...groups].map(([title, own]) => ({ title, fields: own }))
}

/** Every field that is asked for, in its order. */
export function fieldsOf(groups: Groups): FormField[] {
  return groups.flatMap(({ fields }) => fields)
}

function pageTitle({ page }: PlacedField): string {
  return `Page ${String(page + 1)}`
}

function asSet(field: PlacedField, { label, help, fact }: FieldSetting): PlacedField {
  return {
    ...field,
    label: label || field.label,
    help: help || field.help,
    fact: fact ?? field.fact,
  }
}
