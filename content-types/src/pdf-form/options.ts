import { PDFDropdown, PDFOptionList, PDFRadioGroup, type PDFField } from 'pdf-lib'
import type { FormField } from '../form-filling.ts'
import { tooltipOf } from './labels.ts'

type Options = FormField['options']

/** What can be chosen in a field; none for a text or a box to tick. */
export function optionsOf(field: PDFField): Options {
  if (field instanceof PDFRadioGroup) return withoutTwins(radioOptions(field))
  if (!(field instanceof PDFDropdown || field instanceof PDFOptionList)) return []
  return withoutTwins(
    field.acroField.getOptions().map(({ value, display }) => ({
      value: value.decodeText(),
      label: display.decodeText().trim(),
    })),
  )
}

/** A button of its own tooltip is called by it. */
function radioOptions(field: PDFRadioGroup): Options {
  const widgets = field.acroField.getWidgets()
  const tooltips = widgets.map(({ dict }) => tooltipOf(dict))
  const areOwn = new Set(tooltips).size === widgets.length && !tooltips.includes('')
  return field.getOptions().map((value, index) => ({
    value,
    label: (areOwn && tooltips[index]) || value.trim(),
  }))
}

function withoutTwins(options: Options): Options {
  const values = new Set<string>()
  return options.flatMap(({ value, label }) => {
    if (value.trim() === '' || values.has(value)) return []
    values.add(value)
    return [{ value, label: label === '' ? value : label }]
  })
}
