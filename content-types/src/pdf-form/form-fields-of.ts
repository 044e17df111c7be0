import {
  PDFCheckBox,
  PDFDropdown,
  PDFOptionList,
  PDFRadioGroup,
  PDFTextField,
  type PDFDocument,
  type PDFField,
} from 'pdf-lib'
import type { FormField, FormFieldKind } from '../form-filling.ts'
import { guessFact } from './guess-fact.ts'
import { labelOf, splitHint } from './labels.ts'
import { optionsOf } from './options.ts'
import { placeFields } from './place-fields.ts'
import { formatOf } from './text-format.ts'

/** More than a person ever fills in. */
const MOST_FIELDS = 1_000
/** As long as the name of an answer may be. */
const MOST_NAME_LENGTH = 200

/** The fields that a person can answer, page by page, from top to bottom and left to right. */
export function formFieldsOf(pdf: PDFDocument): (FormField & { page: number })[] {
  const names = new Set<string>()
  const fields: (FormField & { page: number })[] = []
  for (const { field, page } of placeFields(pdf).slice(0, MOST_FIELDS)) {
    const name = field.getName()
    const kind = kindOf(field)
    if (!kind || name.length > MOST_NAME_LENGTH || names.has(name)) continue
    names.add(name)
    fields.push({ ...describe(field, name, kind), page })
  }
  return fields
}

function describe(field: PDFField, name: string, kind: FormFieldKind): FormField {
  const { label, hint } = splitHint(labelOf(field))
  const isText = field instanceof PDFTextField
  return {
    name,
    kind,
    label,
    help: hint,
    required: field.isRequired(),
    maxLength: isText && kind !== 'date' ? (field.getMaxLength() ?? null) : null,
    isComb: isText && kind !== 'date' && field.isCombed(),
    options: optionsOf(field),
    fact: guessFact(kind, name, label),
  }
}

/** Undefined for what nobody types: buttons, signatures, passwords, files, calculated fields. */
function kindOf(field: PDFField): FormFieldKind | undefined {
  if (field.isReadOnly()) return undefined
  if (field instanceof PDFTextField) {
    if (field.isPassword() || field.isFileSelector()) return undefined
    const { kind } = formatOf(field)
    if (kind !== 'text') return kind
    return field.isMultiline() ? 'multiline' : 'text'
  }
  if (field instanceof PDFCheckBox) return 'checkbox'
  if (field instanceof PDFRadioGroup) return 'radio'
  if (field instanceof PDFOptionList) return field.isMultiselect() ? 'choices' : 'list'
  return field instanceof PDFDropdown ? 'list' : undefined
}
